import { once } from 'node:events';
import http2 from 'node:http2';
import https from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import tls from 'node:tls';
import { generate } from 'selfsigned';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type CaptureOptions, captureTls, type TlsCapture } from './capture.ts';
import { http2Text } from './http2-prefix.ts';

let pem: { key: string; cert: string };
beforeAll(async () => {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec', curve: 'P-256' });
  pem = { key: made.private, cert: made.cert };
});

const open: Array<() => void> = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A captured server that answers nothing but remembers what each request's connection showed. */
async function serve(options: CaptureOptions = {}) {
  const seen: Array<TlsCapture | undefined> = [];
  const secure = http2.createSecureServer({ ...pem, allowHTTP1: true }, (request, response) => {
    seen.push(capture.of(request));
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    request.on('end', () => response.end(String(bytes)));
  });
  const capture = captureTls(secure, options);
  capture.server.listen(0, '127.0.0.1');
  await once(capture.server, 'listening');
  const sockets = new Set<Socket>();
  capture.server.on('connection', (s) => {
    sockets.add(s);
    s.on('close', () => sockets.delete(s));
  });
  open.push(() => {
    for (const s of sockets) s.destroy();
    capture.server.close();
  });
  return { capture, seen, port: (capture.server.address() as AddressInfo).port };
}

const overHttp1 = (port: number, body = '', extra: https.RequestOptions = {}) =>
  new Promise<string>((resolve, reject) => {
    const request = https.request(
      { port, host: '127.0.0.1', method: 'POST', rejectUnauthorized: false, agent: false, ...extra },
      (response) => {
        let text = '';
        response.on('data', (d) => {
          text += d;
        });
        response.on('end', () => resolve(text));
      },
    );
    request.on('error', reject);
    request.end(body);
  });

async function overHttp2(port: number, body = ''): Promise<string> {
  const session = http2.connect(`https://127.0.0.1:${port}`, {
    rejectUnauthorized: false,
    settings: { initialWindowSize: 77_777 },
  });
  const stream = session.request({ ':method': 'POST', ':path': '/' });
  stream.end(body);
  let text = '';
  for await (const chunk of stream) text += chunk;
  session.close();
  return text;
}

describe('captureTls', () => {
  it('shows the hello of an HTTP/1.1 client, and gives the server every byte', async () => {
    const { seen, port } = await serve();
    expect(await overHttp1(port, 'x'.repeat(3_000_000))).toBe('3000000');
    expect(seen[0]?.ja4).toMatch(/^t13i\d{4}.._[0-9a-f]{12}_[0-9a-f]{12}$/);
    expect(seen[0]?.http2).toBeNull();
  });

  it('shows the first frames of an HTTP/2 client as well', async () => {
    const { seen, port } = await serve();
    expect(await overHttp2(port, 'y'.repeat(100_000))).toBe('100000');
    expect(seen[0]?.ja4.slice(8, 10)).toBe('h2');
    expect(seen[0]?.http2?.settings).toContainEqual([4, 77_777]);
    expect(http2Text(seen[0]!.http2!)).toContain('4:77777');
  });

  it('gives one client one stable print, also when it resumes', async () => {
    const { seen, port } = await serve();
    const socket = tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ALPNProtocols: ['http/1.1'] });
    const [session] = (await once(socket, 'session')) as [Buffer];
    socket.destroy();
    await overHttp1(port, '', { ALPNProtocols: ['http/1.1'] } as https.RequestOptions);
    await overHttp1(port, '', { ALPNProtocols: ['http/1.1'], session } as https.RequestOptions);
    expect(seen[1]?.ja4Stable).toBe(seen[0]?.ja4Stable);
  });

  it('serves TLS 1.2 and names it', async () => {
    const { seen, port } = await serve();
    await overHttp1(port, '', { maxVersion: 'TLSv1.2' });
    expect(seen[0]?.ja4.slice(0, 3)).toBe('t12');
  });

  it('remembers a connection only while it is open', async () => {
    const { capture, port } = await serve();
    await overHttp1(port);
    await expect.poll(() => capture.size).toBe(0);
  });

  it('closes garbage at once and the silent at the deadline', async () => {
    const { capture, port } = await serve({ deadlineMs: 60 });
    const garbage = connect(port, '127.0.0.1').on('error', () => {});
    garbage.write('this is no handshake at all');
    await once(garbage, 'close');
    const silent = connect(port, '127.0.0.1').on('error', () => {});
    silent.write(Buffer.from([22, 3, 1, 2]));
    await once(silent, 'close');
    expect(capture.size).toBe(0);
  });

  it('takes the client from a PROXY header of a trusted balancer only', async () => {
    const through = async (port: number) => {
      const raw = connect(port, '127.0.0.1').on('error', () => {});
      raw.write('PROXY TCP4 203.0.113.7 192.0.2.1 4711 443\r\n');
      const socket = tls.connect({ socket: raw, rejectUnauthorized: false });
      socket.on('error', () => {});
      socket.on('secureConnect', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'));
      socket.resume();
      // an error is expected of the wary server, so not once(), which rejects on it
      await new Promise((closed) => socket.on('close', closed));
    };
    const trusting = await serve({ sendsProxyHeader: (address) => address === '127.0.0.1' });
    await through(trusting.port);
    expect(trusting.seen[0]?.client).toEqual({ address: '203.0.113.7', port: 4711, secure: true });
    const wary = await serve();
    await through(wary.port);
    expect(wary.seen).toEqual([]);
  });

  it('hands a plain HTTP request to whom it was told to', async () => {
    const { port } = await serve({ onPlainHttp: (socket) => socket.end('HTTP/1.1 308 Permanent Redirect\r\n\r\n') });
    const socket = connect(port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    let text = '';
    for await (const chunk of socket) text += chunk;
    expect(text).toContain('308');
  });
});
