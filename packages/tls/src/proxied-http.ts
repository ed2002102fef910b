import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { type ProxiedClient, readProxyHeader } from './proxy-protocol.ts';
import { DEADLINE_MS, readFirst } from './read-first.ts';

export interface ProxiedOptions {
  /** True for the addresses of balancers that send a PROXY header before anything else. */
  sendsProxyHeader: (address: string) => boolean;
  /** Milliseconds a balancer may take for it. @defaultValue 10000 */
  deadlineMs?: number;
}

/** Version 1 ends after 107 bytes, version 2 after 16 and 2048; what comes with it in one chunk is the client's. */
const MAX_HEADER_BYTES = 16_384;

/**
 * Read the PROXY header that trusted balancers send before the requests of a connection without TLS. Other connections are
 * served as they are, so that their PROXY header is the malformed request that it is. A balancer that sends none, or none
 * in time, is hung up on.
 *
 * @example
 * const server = http.createServer(handler);
 * const clientOf = readProxied(server, { sendsProxyHeader: (address) => address === '10.0.0.7' });
 * // in the handler: clientOf(request)?.address
 */
export function readProxied(
  server: Server,
  { sendsProxyHeader, deadlineMs = DEADLINE_MS }: ProxiedOptions,
): (source: { socket: object }) => ProxiedClient | undefined {
  const clients = new WeakMap<object, ProxiedClient>();
  const own = server.listeners('connection') as Array<(socket: Socket) => void>;
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    const handOn = () => {
      for (const listener of own) listener.call(server, socket);
    };
    if (!sendsProxyHeader(socket.remoteAddress ?? '')) return handOn();
    const onError = () => socket.destroy();
    socket.on('error', onError);
    readFirst(socket, deadlineMs, MAX_HEADER_BYTES, (bytes) => {
      const read = readProxyHeader(bytes);
      if (read.state !== 'header') return read.state === 'more' ? 'more' : 'close';
      if (read.client) clients.set(socket, read.client);
      const rest = bytes.subarray(read.bytes);
      if (rest.length > 0) socket.unshift(rest);
      socket.off('error', onError);
      handOn();
      return 'done';
    });
  });
  return ({ socket }) => clients.get(socket);
}
