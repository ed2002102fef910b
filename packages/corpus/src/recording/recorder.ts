import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo, Server as NetServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { captureTls, http2Text, offeredIn } from '@veridict/tls';
import type { RequestSeen, TlsSeen } from '@veridict/verifier';

/** One request as it came in: what a signal is given of it, and where it went. */
export interface Recorded {
  path: string;
  request: RequestSeen;
  tls: TlsSeen | null;
}

/** A site over http and https that writes down every request. */
export interface Recorder {
  http: string;
  https: string;
  /** the authority behind its certificate, PEM */
  ca: string;
  requests: Recorded[];
  close: () => Promise<void>;
}

const PAGE = `<!doctype html><html lang=en><title>Page</title><link rel=icon href=/icon.png><link rel=stylesheet href=/style.css>
<script src=/script.js></script><img src=/image.png alt=""><iframe src=/frame></iframe>`;
const SCRIPT = `addEventListener('load', async () => {
  await fetch('/json', { headers: { accept: 'application/json' } });
  await fetch('/collect', { method: 'POST', body: 'text', credentials: 'omit' });
  navigator.sendBeacon('/beacon', 'text');
  const form = document.createElement('form');
  form.method = 'post'; form.action = '/form';
  document.body.append(form);
  setTimeout(() => form.submit(), 300);
});`;
const SECOND = `<!doctype html><title>Second</title><a id=on href=/last>on</a><script>setTimeout(() => document.getElementById('on').click(), 200)</script>`;

const ANSWERS: Readonly<Record<string, readonly [type: string, body: string]>> = {
  '/': ['text/html', PAGE],
  '/script.js': ['text/javascript', SCRIPT],
  '/style.css': ['text/css', 'body{color:black}'],
  '/form': ['text/html', SECOND],
};

/** Start the site on free ports. `host` is where http listens; https is always on the loopback, under the name localhost. */
export async function startRecorder(host = '127.0.0.1'): Promise<Recorder> {
  const { key, cert, ca } = await makeCertificate();
  const requests: Recorded[] = [];
  const answer = (request: IncomingMessage | Http2ServerRequest, response: ServerResponse | Http2ServerResponse) => {
    const socket = request.socket;
    const secure = 'encrypted' in socket;
    const path = request.url ?? '/';
    const raw = request.rawHeaders;
    const headers: Array<[string, string]> = [];
    for (let at = 0; at + 1 < raw.length; at += 2) headers.push([raw[at]!, raw[at + 1]!]);
    const seen = secure ? capture.of(request) : undefined;
    const http2 = seen?.http2 ?? null;
    const pseudoOrder = headers.flatMap(([name]) => (name.startsWith(':') ? name[1]! : [])).join();
    requests.push({
      path,
      request: {
        method: request.method ?? 'GET',
        httpVersion: request.httpVersion.replace('2.0', '2'),
        secure,
        headers,
      },
      tls: seen
        ? {
            ja4: seen.ja4,
            ja4Stable: seen.ja4Stable,
            alpn: http2 ? 'h2' : 'http/1.1',
            http2: http2 && {
              text: `${http2Text(http2)}|${pseudoOrder}`,
              settings: http2.settings,
              windowUpdate: http2.windowUpdate,
              priorityFrames: http2.priorityFrames.length,
              headersPriority: http2.headersPriority,
              pseudoOrder,
              isFirst: 'stream' in request && request.stream.id === http2.firstStream,
            },
            hello: offeredIn(seen.hello),
          }
        : null,
    });
    const [type, body] = ANSWERS[path] ?? ['text/plain', 'ok'];
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
    response.end(body);
  };
  const plain = createHttpServer(answer);
  const secure = createSecureServer({ key, cert, allowHTTP1: true }, answer);
  const capture = captureTls(secure);
  const http = await listen(plain, host);
  const https = await listen(capture.server, '127.0.0.1');
  return {
    http: `http://${host}:${http}`,
    https: `https://localhost:${https}`,
    ca,
    requests,
    async close() {
      plain.closeAllConnections();
      await Promise.all([closed(plain), closed(capture.server)]);
      secure.close();
    },
  };
}

async function listen(server: NetServer | Server, host: string): Promise<number> {
  server.listen(0, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Clients keep connections open; they end with the clients. */
const closed = (server: NetServer | Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.unref();
    resolve();
  });

/** An authority and its certificate for localhost: Firefox takes none that stands for itself. */
async function makeCertificate(): Promise<{ key: string; cert: string; ca: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'veridict-certificate-'));
  try {
    const at = (name: string) => join(folder, name);
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30'];
    const openssl = (...args: string[]) => promisify(execFile)('openssl', ['req', '-x509', ...curve, ...args]);
    const authority = ['-subj', '/CN=Test authority', '-addext', 'keyUsage=keyCertSign'];
    await openssl('-keyout', at('ca.key'), '-out', at('ca.pem'), ...authority);
    const names = ['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-addext', 'basicConstraints=CA:FALSE'];
    const signed = ['-CA', at('ca.pem'), '-CAkey', at('ca.key')];
    await openssl('-keyout', at('key.pem'), '-out', at('cert.pem'), '-subj', '/CN=localhost', ...names, ...signed);
    const read = (name: string) => readFile(at(name), 'utf8');
    return { key: await read('key.pem'), cert: await read('cert.pem'), ca: await read('ca.pem') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
