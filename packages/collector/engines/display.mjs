// A private X display, for browsers that have no headless mode.
import { spawn } from 'node:child_process';

/**
 * Start Xvfb on a display number of its own choice.
 * @param {string} xvfb path of the program
 * @returns {Promise<{ display: string, close(): void }>}
 */
export async function startDisplay(xvfb, size = '1920x1080') {
  const server = spawn(xvfb, ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-ac'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    let text = '';
    server.stdio[3].on('data', (part) => {
      text += part;
      if (text.includes('\n')) resolve(text.trim());
    });
    server.on('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
  return { display: `:${number}`, close: () => server.kill() };
}
