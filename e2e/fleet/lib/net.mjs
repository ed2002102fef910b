import net from 'node:net';
import { until } from './waiting.mjs';

export const freePort = () =>
  new Promise((r) => {
    const s = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = s.address();
      s.close(() => r(port));
    });
  });

export const portOpen = (port, ms = 10000) =>
  until(
    () =>
      new Promise((r) => {
        const s = net.connect(port, '127.0.0.1', () => {
          s.destroy();
          r(true);
        });
        s.on('error', () => r(false));
      }),
    ms,
    100,
  );
