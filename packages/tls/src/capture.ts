import type { Http2SecureServer } from 'node:http2';
import type { Server as HttpsServer } from 'node:https';
import { createServer, type Server, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { type ClientHello, MAX_HELLO_BYTES, readClientHello } from './client-hello.ts';
import { type Http2Print, MAX_PREFIX_BYTES, readHttp2Prefix } from './http2-prefix.ts';
import { ja4, ja4Stable, rememberingDigest, resumes } from './ja4.ts';
import { type ProxiedClient, readProxyHeader } from './proxy-protocol.ts';
import { DEADLINE_MS, readFirst } from './read-first.ts';

/** What one connection showed before its first request. */
export interface TlsCapture {
  ja4: string;
  /** JA4 without what resumption changes: for comparing connections of one client */
  ja4Stable: string;
  hello: ClientHello;
  /** null on HTTP/1.1 */
  http2: Http2Print | null;
  /** the client a trusted balancer speaks for, null without PROXY protocol */
  client: ProxiedClient | null;
}

export interface CaptureOptions {
  /** Milliseconds a client may take for its hello, and again for its first HTTP/2 frames. @defaultValue 10000 */
  deadlineMs?: number;
  /** True for the addresses of balancers that send a PROXY header before the hello. @defaultValue none */
  sendsProxyHeader?: (address: string) => boolean;
  /** A connection that sends plain HTTP, for a redirect; without it such connections are closed. */
  onPlainHttp?: (socket: Socket) => void;
}

/** A request, or whatever else knows its connection. */
export interface Connected {
  socket: { remoteAddress?: string | undefined; remotePort?: number | undefined };
  /** of an HTTP/2 request */
  stream?: { session?: object | undefined } | undefined;
}

export interface Capture {
  /** Listen on this one instead of the secure server. */
  server: Server;
  /** What the connection of a request showed, by either protocol; or of anything that has a socket. */
  of(source: Connected): TlsCapture | undefined;
  /** Connections held in memory; 0 when all are closed. */
  readonly size: number;
}

/**
 * Put in front of an HTTPS or secure HTTP/2 server, reads each connection's ClientHello and first HTTP/2 frames, and hands
 * the untouched bytes on. Documented calls only: `unshift` before the TLS layer, and again between TLS and HTTP/2.
 *
 * @example
 * const secure = http2.createSecureServer({ key, cert, allowHTTP1: true }, handler);
 * const capture = captureTls(secure);
 * capture.server.listen(443);
 * // in the handler: capture.of(request)?.ja4
 */
export function captureTls(secure: Http2SecureServer | HttpsServer, options: CaptureOptions = {}): Capture {
  const { deadlineMs = DEADLINE_MS, sendsProxyHeader = () => false, onPlainHttp } = options;
  const captures = new Map<string, TlsCapture>();
  const digest = rememberingDigest();

  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    const address = socket.remoteAddress;
    if (!address) return void socket.destroy();
    const key = keyOf(socket);
    let client: ProxiedClient | null = null;
    let awaitsProxy = sendsProxyHeader(address);
    readFirst(socket, deadlineMs, MAX_HELLO_BYTES, (bytes) => {
      let rest = bytes;
      if (awaitsProxy) {
        const proxy = readProxyHeader(bytes);
        if (proxy.state !== 'header') return proxy.state === 'more' ? 'more' : 'close';
        client = proxy.client;
        rest = bytes.subarray(proxy.bytes);
      }
      if (rest.length && rest[0] !== 22 && onPlainHttp && looksLikeHttp(rest)) {
        socket.unshift(rest);
        onPlainHttp(socket);
        return 'done';
      }
      const read = readClientHello(rest);
      if (read.state !== 'hello') return read.state === 'more' ? 'more' : 'close';
      awaitsProxy = false;
      const print = ja4(read.hello, digest);
      captures.set(key, {
        ja4: print,
        ja4Stable: resumes(read.hello) ? ja4Stable(read.hello, digest) : print,
        hello: read.hello,
        http2: null,
        client,
      });
      socket.once('close', () => captures.delete(key));
      socket.unshift(rest);
      secure.emit('connection', socket);
      return 'done';
    });
  });

  readHttp2Before(secure, deadlineMs, (socket, print) => {
    const found = captures.get(keyOf(socket));
    if (found) found.http2 = print;
  });

  // Found once by address and port, then by the connection itself: a connection of HTTP/2 has thousands of requests, and
  // each look at its socket goes through a proxy object.
  const byConnection = new WeakMap<object, TlsCapture>();

  return {
    server,
    of(source) {
      const connection = source.stream?.session ?? source.socket;
      const known = byConnection.get(connection);
      if (known) return known;
      const found = captures.get(keyOf(source.socket));
      if (found) byConnection.set(connection, found);
      return found;
    },
    get size() {
      return captures.size;
    },
  };
}

const keyOf = (socket: { remoteAddress?: string | undefined; remotePort?: number | undefined }) =>
  `${socket.remoteAddress}|${socket.remotePort}`;

const looksLikeHttp = (bytes: Buffer) => /^[A-Z]{3,10} /.test(bytes.subarray(0, 11).toString('latin1'));

/** Between TLS and HTTP/2: the secure server's own listeners get the socket once its first frames were read. */
function readHttp2Before(
  secure: Http2SecureServer | HttpsServer,
  deadlineMs: number,
  found: (socket: TLSSocket, print: Http2Print) => void,
): void {
  const own = secure.listeners('secureConnection') as Array<(socket: TLSSocket) => void>;
  secure.removeAllListeners('secureConnection');
  secure.on('secureConnection', (socket: TLSSocket) => {
    const handOn = () => {
      for (const listener of own) listener.call(secure, socket);
    };
    if (socket.alpnProtocol !== 'h2') return handOn();
    socket.on('error', () => socket.destroy());
    readFirst(socket, deadlineMs, MAX_PREFIX_BYTES, (bytes) => {
      const read = readHttp2Prefix(bytes);
      if (read.state === 'more') return 'more';
      if (read.state === 'print') found(socket, read.print);
      // what is no HTTP/2 is for the HTTP/2 session to refuse, in its own words
      socket.unshift(bytes);
      handOn();
      return 'done';
    });
  });
}
