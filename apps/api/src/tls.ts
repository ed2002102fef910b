import type { Server as HttpServer, RequestListener } from 'node:http';
import { createServer as createHttpServer } from 'node:http';
import { createSecureServer, type Http2SecureServer, type ServerHttp2Session } from 'node:http2';
import type { Server, Socket } from 'node:net';
import { type CaptureOptions, type Connected, captureTls, type TlsCapture } from '@veridict/tls';

/** What stands between connections and the app: it speaks TLS and sees how each client does. */
export interface TlsFront {
  /** The server for the app to listen on. Called once, with the app's handler. */
  serve: (handler: RequestListener) => Server;
  /** What the connection of a request showed before it. */
  captureOf: (raw: Connected) => TlsCapture | undefined;
  /** Let every connection end once what is under way on it is answered. */
  finish: () => void;
  /** End every connection now. */
  destroy: () => void;
}

/** Certificate chain and private key, PEM. */
export interface Pem {
  cert: string;
  key: string;
}

/** A connection without requests is kept this long. */
const idleMs = 72_000;
const requestMs = 30_000;
const redirectMs = 10_000;
const sweepMs = 50;

/**
 * HTTPS by HTTP/1.1 and HTTP/2 on one port, each connection's ClientHello and first HTTP/2 frames seen on the way. Plain
 * HTTP on that port is sent to https.
 */
export function createTlsFront(
  pem: Pem,
  options: Pick<CaptureOptions, 'sendsProxyHeader' | 'deadlineMs'> = {},
): TlsFront {
  const sessions = new Set<ServerHttp2Session>();
  const sockets = new Set<Socket>();
  const redirects = createRedirects();
  let secure: Http2SecureServer | null = null;
  let captureOf: TlsFront['captureOf'] = () => undefined;

  return {
    serve(handler) {
      secure = createSecureServer({ ...pem, allowHTTP1: true, settings: { maxConcurrentStreams: 128 } });
      // Node's own compatibility layer: HTTP/2 requests come in the form of HTTP/1.1 ones.
      secure.on('request', handler as never);
      // Properties that HTTP/1.1 connections of a secure HTTP/2 server read but its types do not name.
      Object.assign(secure, { keepAliveTimeout: idleMs, requestTimeout: requestMs, headersTimeout: requestMs });
      secure.on('session', (session) => {
        sessions.add(session);
        session.once('close', () => sessions.delete(session));
        session.setTimeout(idleMs, () => session.close());
      });
      const capture = captureTls(secure, {
        ...options,
        onPlainHttp: (socket) => void redirects.emit('connection', socket),
      });
      captureOf = capture.of;
      const { server } = capture;
      server.on('connection', (socket) => {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
      });
      // What HTTP/1.1 cannot read is answered by the app's own handler of that event.
      secure.on('clientError', (...unreadable) => server.emit('clientError', ...unreadable));
      // The secure server never listens itself; this is when it begins to watch over idle and slow connections.
      server.once('listening', () => secure?.emit('listening'));
      return server;
    },
    captureOf: (raw) => captureOf(raw),
    finish() {
      // HTTP/2 sessions take no new request; HTTP/1.1 connections end as soon as they are idle.
      for (const session of sessions) session.close();
      const own = secure as (Http2SecureServer & Pick<HttpServer, 'closeIdleConnections'>) | null;
      own?.close();
      const sweep = setInterval(
        () => (sockets.size === 0 ? clearInterval(sweep) : own?.closeIdleConnections()),
        sweepMs,
      );
    },
    destroy() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

function createRedirects(): HttpServer {
  const server = createHttpServer((request, response) => {
    const { host = '' } = request.headers;
    if (!/^[\w.\-:[\]]{1,255}$/.test(host)) return void response.writeHead(400, { connection: 'close' }).end();
    // What goes on in a browser's address bar alone may be remembered; whatever else was sent must be sent again.
    response.writeHead(308, { location: `https://${host}${request.url ?? '/'}`, connection: 'close' }).end();
  });
  server.on('connection', (socket: Socket) => {
    const giveUp = setTimeout(() => socket.destroy(), redirectMs);
    socket.once('close', () => clearTimeout(giveUp));
  });
  return server;
}
