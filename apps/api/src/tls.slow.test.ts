import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import http2 from 'node:http2';
import https from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { http2Text } from '@veridict/tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTlsFront, type Pem, type TlsFront } from './tls.ts';
import { loadCertificate } from './tls-certificate.ts';

let folder: string;
let pem: Pem;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veridict-tls-'));
  pem = await loadCertificate({ kind: 'self-signed' }, folder, Date.now);
});
afterAll(() => rm(folder, { recursive: true }));

/** A front whose handler tells each client how it was seen. */
async function open(options: Parameters<typeof createTlsFront>[1] = {}) {
  const front = createTlsFront(pem, options);
  const server = front.serve((request, response) => {
    const seen = front.captureOf(request);
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    request.on('end', () => {
      const http2 = seen?.http2 ? http2Text(seen.http2) : null;
      response.end(JSON.stringify({ ja4: seen?.ja4, http2, bytes, client: seen?.client?.address ?? null }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { front, server, port, url: `https://127.0.0.1:${port}/` };
}
interface Seen {
  ja4: string;
  http2: string | null;
  bytes: number;
  client: string | null;
}

const run = (file: string, args: string[], input = ''): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = execFile(file, args, { timeout: 20_000 }, (error, out) => (error ? reject(error) : resolve(out)));
    child.stdin?.end(input);
  });
const seenBy = async (file: string, args: string[], input?: string): Promise<Seen> => {
  const out = await run(file, args, input);
  return JSON.parse(out.slice(out.indexOf('{'), out.lastIndexOf('}') + 1)) as Seen;
};

describe('real clients', () => {
  let opened: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => {
    opened.front.destroy();
    opened.server.close();
  });

  const fetchIn = `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; process.removeAllListeners('warning'); fetch(process.argv[1]).then((r) => r.text()).then(console.log)`;
  const urllib = `import ssl, sys, urllib.request as u; print(u.urlopen(sys.argv[1], context=ssl._create_unverified_context()).read().decode())`;
  it.each<[string, string, (url: string, port: number) => string[], RegExp, boolean, string?]>([
    ['curl', 'curl', (url) => ['-sk', '--http1.1', url], /^t13i\d{4}h1_/, false],
    ['curl, HTTP/2', 'curl', (url) => ['-sk', '--http2', url], /^t13i\d{4}h2_/, true],
    ['curl, TLS 1.2', 'curl', (url) => ['-sk', '--tls-max', '1.2', url], /^t12i\d{4}h2_/, true],
    ['wget', 'wget', (url) => ['-qO-', '--no-check-certificate', url], /^t13i\d{4}00_/, false],
    ['Node’s fetch', process.execPath, (url) => ['-e', fetchIn, url], /^t13i\d{4}h1_/, false],
    ['Python’s urllib', 'python3', (url) => ['-c', urllib, url], /^t13i\d{4}(00|h1)_/, false],
    [
      'OpenSSL',
      'openssl',
      (_, port) => ['s_client', '-quiet', '-ign_eof', '-connect', `127.0.0.1:${port}`],
      /^t13i\d{4}00_/,
      false,
      'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    ],
  ])('%s is seen by its hello', async (_, file, args, ja4, isHttp2, input) => {
    const seen = await seenBy(file, args(opened.url, opened.port), input);
    expect(seen.ja4).toMatch(ja4);
    if (isHttp2) expect(seen.http2).toMatch(/^\d+:\d+(;\d+:\d+)*\|\d+\|/);
    else expect(seen.http2).toBeNull();
    // The same client is the same tomorrow.
    expect((await seenBy(file, args(opened.url, opened.port), input)).ja4).toBe(seen.ja4);
  });

  it('send three megabytes over either protocol, byte for byte', async () => {
    const body = 'x'.repeat(3_000_000);
    for (const version of ['--http1.1', '--http2']) {
      const seen = await seenBy('curl', ['-sk', version, '--data-binary', '@-', opened.url], body);
      expect(seen.bytes).toBe(3_000_000);
    }
  });

  it('that speak plain HTTP are sent to https, with the same method', async () => {
    const plain = opened.url.replace('https', 'http');
    const out = await run('curl', ['-si', '-X', 'POST', '-d', 'a=1', `${plain}a/b?c=d`]);
    expect(out).toMatch(/^HTTP\/1\.1 308 /);
    expect(out.toLowerCase()).toContain(`location: ${opened.url}a/b?c=d`);
    expect(await run('curl', ['-si', '-H', 'Host: evil.example/x?', plain])).toMatch(/^HTTP\/1\.1 400 /);
    expect((await seenBy('curl', ['-skL', plain])).ja4).toMatch(/^t13/);
  });

  it('that never get to a request hold nothing for long', async () => {
    const { front, server, port } = await open({ deadlineMs: 100 });
    const slow = connect(port, '127.0.0.1').on('error', () => undefined);
    slow.write(Buffer.from([22, 3, 1, 2, 0, 1]));
    await once(slow, 'close');
    const half = tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ALPNProtocols: ['h2'] });
    half.on('error', () => undefined);
    half.write('PRI * HTTP/2.0\r\n');
    await once(half, 'close');
    front.destroy();
    server.close();
  });
});

describe('a front behind a balancer', () => {
  it('takes the client from the PROXY header of those who are trusted', async () => {
    const { front, server, port } = await open({ sendsProxyHeader: (address) => address === '127.0.0.1' });
    const raw = connect(port, '127.0.0.1');
    raw.write('PROXY TCP6 2001:db8::7 2001:db8::1 4711 443\r\n');
    const socket = tls.connect({ socket: raw, rejectUnauthorized: false });
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    let text = '';
    for await (const chunk of socket) text += chunk;
    expect(text).toContain('"client":"2001:db8::7"');
    const liar = tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
    await expect(once(liar, 'secureConnect')).rejects.toThrow();
    front.destroy();
    server.close();
  });
});

describe('a front told to finish', () => {
  /** Both protocols, each with an idle connection and one whose request is under way. */
  async function busy() {
    const answered: string[] = [];
    const waiting: Array<() => void> = [];
    const front: TlsFront = createTlsFront(pem);
    const server = front.serve((request, response) => {
      if (request.url === '/quick') return void response.end('quick');
      waiting.push(() => response.end(`late ${request.httpVersion}`));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });
    const overHttp1 = (path: string) =>
      new Promise<void>((resolve, reject) => {
        const asked = https.get({ port, host: '127.0.0.1', path, agent }, (response) => {
          response.on('data', (chunk) => answered.push(String(chunk))).on('end', resolve);
        });
        asked.on('error', reject);
      });
    const session = http2.connect(`https://127.0.0.1:${port}`, { rejectUnauthorized: false });
    const overHttp2 = async (path: string) => {
      const stream = session.request({ ':path': path });
      for await (const chunk of stream) answered.push(String(chunk));
    };
    await overHttp1('/quick');
    await overHttp2('/quick');
    const under = [overHttp1('/late'), overHttp1('/late'), overHttp2('/late')];
    await expect.poll(() => waiting.length).toBe(3);
    return { front, server, session, answered, waiting, under };
  }

  it('answers what is under way, then every connection ends', async () => {
    const { front, server, answered, waiting, under } = await busy();
    const closed = once(server, 'close');
    front.finish();
    server.close();
    for (const answer of waiting) answer();
    await Promise.all(under);
    expect(answered.sort()).toEqual(['late 1.1', 'late 1.1', 'late 2.0', 'quick', 'quick']);
    await closed;
  });

  it('and to give up, ends them at once', async () => {
    const { front, server, under } = await busy();
    const closed = once(server, 'close');
    const failed = Promise.allSettled(under);
    server.close();
    front.destroy();
    await closed;
    expect((await failed).filter(({ status }) => status === 'rejected').length).toBeGreaterThanOrEqual(2);
  });
});

describe('its own certificate', () => {
  it('is kept, for its owner alone, and made anew before it ends', async () => {
    const again = await loadCertificate({ kind: 'self-signed' }, folder, Date.now);
    expect(again).toEqual(pem);
    expect((await stat(join(folder, 'tls.pem'))).mode & 0o777).toBe(0o600);
    const later = await loadCertificate({ kind: 'self-signed' }, folder, () => Date.now() + 380 * 86_400_000);
    expect(later.cert).not.toBe(pem.cert);
    expect(await readFile(join(folder, 'tls.pem'), 'utf8')).toBe(later.cert);
  });

  it('may be read from files, and says which setting names one that is not there', async () => {
    const path = join(folder, 'tls.pem');
    expect((await loadCertificate({ kind: 'files', cert: path, key: path }, folder, Date.now)).key).toContain(
      'PRIVATE',
    );
    const missing = { kind: 'files', cert: join(folder, 'none'), key: path } as const;
    await expect(loadCertificate(missing, folder, Date.now)).rejects.toThrow(/^VERIDICT_TLS: /);
  });
});
