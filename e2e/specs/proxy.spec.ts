import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { createSecureServer } from 'node:http2';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { veridict } from '@veridict/node/http';
import { captureTls } from '@veridict/tls';
import { claimsFor, emptyEvidence, newPageKey, signToken } from '../../tooling/page-client.mjs';
import { startServer } from '../../tooling/server.mjs';
import { type Server, verdictOf } from './fixtures.ts';

const has = (tool: string): boolean => {
  try {
    execFileSync('which', [tool], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

let server: Server;
test.beforeAll(async () => {
  // Proxies on this machine are believed, and nobody else.
  server = await startServer({ env: { VERIDICT_TRUST_PROXY: '127.0.0.1' } });
});
test.afterAll(() => server.stop());

/** Post as a visitor from `localAddress`, who may also write headers that only proxies write. */
function post(url: string, body: string, headers: Record<string, string>, localAddress: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const plain = { 'content-type': 'text/plain', 'content-length': String(Buffer.byteLength(body)), ...headers };
    const sent = request(url, { method: 'POST', headers: plain, localAddress, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => (response.statusCode === 200 ? resolve(text) : reject(new Error(text))));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** One page view from `localAddress` by way of a site; its token. */
async function visit(site: string, localAddress: string, headers: Record<string, string> = {}): Promise<string> {
  const publicKey = server.keys.public_key;
  const all = { origin: site, ...headers };
  const nonceAnswer = JSON.parse(
    await post(`${site}/a9/api/v1/nonce`, JSON.stringify({ key: publicKey }), all, localAddress),
  );
  const evidence = emptyEvidence(nonceAnswer.nonce);
  const token = signToken(newPageKey(), claimsFor({ publicKey, origin: site, nonceAnswer, evidence }));
  await post(`${site}/a9/api/v1/collect`, `${token}\n${evidence}`, all, localAddress);
  return token;
}

/** What the server knows of where a token was collected: told by how it judges who presents it. */
async function seenFrom(token: string) {
  const presentedBy = async (ip: string) => {
    const query = new URLSearchParams({ token, ip });
    const headers = { 'x-api-key': server.keys.secret_key };
    const answer = await (await fetch(`${server.url}/api/v1/verdict?${query}`, { headers })).json();
    return (answer as { signals: Array<{ name: string }> }).signals.map(({ name }) => name);
  };
  const { ip, network, signals } = await verdictOf(server, token);
  return {
    source: ip.source,
    ja4: network.ja4,
    isSpoofed: signals.some(({ name }) => name === 'forwarding_spoofed'),
    isVisitors: !(await presentedBy(VISITOR)).includes('presented_network_change'),
    isProxys: !(await presentedBy('127.0.0.1')).includes('presented_network_change'),
  };
}
// The whole of 127.0.0.0/8 is this machine; its networks are told apart like any other.
const VISITOR = '127.9.9.9';

test('a site on Node speaks for its visitors, and nobody else does', async () => {
  const proxy = veridict.proxy({ path: '/a9', secretKey: server.keys.secret_key, baseUrl: server.url });
  const site = createServer(async (incoming, outgoing) => {
    if (!(await proxy(incoming, outgoing))) outgoing.writeHead(404).end();
  });
  site.listen(0, 'localhost');
  await once(site, 'listening');
  const origin = `http://localhost:${(site.address() as AddressInfo).port}`;
  try {
    for (const headers of [{}, { 'x-forwarded-for': '203.0.113.5', 'veridict-forwarded': 'v1.made.up.x' }])
      expect(await seenFrom(await visit(origin, VISITOR, headers))).toEqual({
        source: 'veridict-forwarded',
        ja4: null,
        isSpoofed: false,
        isVisitors: true,
        isProxys: false,
      });
  } finally {
    site.close();
  }
});

test('a site on Node serves the script over its own TLS, and hands the handshake on', async ({ browser }) => {
  test.skip(!has('openssl'), 'there is no openssl to make a certificate with');
  const folder = mkdtempSync(join(tmpdir(), 'veridict-proxy-'));
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const form = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-keyout', 'key.pem'];
  execFileSync('openssl', ['req', '-x509', ...form, '-out', 'cert.pem', ...names], { cwd: folder, stdio: 'ignore' });
  const pem = { key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'cert.pem')) };
  const handshakes = new Set<string | undefined>();
  const secure = createSecureServer({ ...pem, allowHTTP1: true }, async (incoming, outgoing) => {
    handshakes.add(capture.of(incoming)?.ja4);
    if (await proxy(incoming, outgoing)) return;
    const script = `<script async src="/a9/collector.js" data-key="${server.keys.public_key}" data-endpoint="/a9"></script>`;
    outgoing.setHeader('content-type', 'text/html; charset=utf-8');
    outgoing.end(`<!doctype html><html lang="en"><title>Shop</title>${script}<h1>Shop</h1></html>`);
  });
  const capture = captureTls(secure);
  const proxy = veridict.proxy({
    path: '/a9',
    secretKey: server.keys.secret_key,
    baseUrl: server.url,
    ja4: (incoming) => capture.of(incoming)?.ja4,
  });
  capture.server.listen(0, 'localhost');
  await once(capture.server, 'listening');
  const origin = `https://localhost:${(capture.server.address() as AddressInfo).port}`;
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  try {
    const page = await context.newPage();
    const hosts = new Set<string>();
    page.on('request', (sent) => hosts.add(new URL(sent.url()).origin));
    await page.goto(origin);
    await page.waitForFunction(() => 'veridict' in window);
    const told = await page.evaluate(() => window.veridict.ready);
    expect(told).not.toBeNull();
    expect([...hosts]).toEqual([origin]);
    const cookies = await context.cookies();
    expect(cookies.map(({ name, secure: isSecure }) => [name, isSecure]).sort()).toEqual([
      ['botd_pass', true],
      ['botd_token', true],
    ]);
    const { ip, network, signals } = await verdictOf(server, told!.token);
    expect(ip.source).toBe('veridict-forwarded');
    expect(network).toMatchObject({ ja4: expect.stringMatching(/^t13d\d{4}h2_/), http_version: '2' });
    expect([...handshakes]).toContain(network.ja4);
    // A real browser's handshake and headers, as they came.
    const names = signals.filter(({ layer, llr }) => llr > 0 && (layer === 'tls' || layer === 'http'));
    expect(names.map(({ name }) => name).filter((name) => !/headless|user_agent/.test(name))).toEqual([]);
  } finally {
    await context.close();
    capture.server.close();
    rmSync(folder, { recursive: true });
  }
});

/** The configuration of examples/static, for this test's ports and folders, under a proxy of this machine. */
async function startProxy(kind: 'nginx' | 'caddy') {
  const folder = mkdtempSync(join(tmpdir(), `veridict-${kind}-`));
  const root = join(folder, 'site');
  mkdirSync(root);
  const example = (name: string) => readFileSync(new URL(`../../examples/static/${name}`, import.meta.url), 'utf8');
  const port = await freePort();
  const placed = (text: string) =>
    text
      .replaceAll('127.0.0.1:8080', `localhost:${port}`)
      .replaceAll('http://127.0.0.1:8787', server.url)
      .replaceAll('/srv/site', root);
  writeFileSync(join(root, 'index.html'), example('index.html').replace('pk_live_REPLACE_ME', server.keys.public_key));
  for (const path of [folder, root]) chmodSync(path, 0o755);
  let child: ChildProcess;
  if (kind === 'nginx') {
    const at = (name: string) => join(folder, name);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${at(name)};`,
    );
    writeFileSync(
      at('nginx.conf'),
      `daemon off; worker_processes 1; pid ${at('pid')}; error_log ${at('error.log')}; events {}
http { access_log off; types { text/html html; } ${temporary.join(' ')} ${placed(example('nginx.conf'))} }`,
    );
    child = spawn('nginx', ['-p', folder, '-e', at('error.log'), '-c', at('nginx.conf')], { stdio: 'inherit' });
  } else {
    writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n}\n${placed(example('Caddyfile'))}`);
    const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
    child = spawn('caddy', ['run', '--config', 'Caddyfile', '--adapter', 'caddyfile'], {
      cwd: folder,
      env,
      stdio: 'ignore',
    });
  }
  const url = `http://localhost:${port}`;
  await expect
    .poll(
      () =>
        fetch(url).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 20_000 },
    )
    .toBe(200);
  return {
    url,
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const holder = createServer().listen(0, 'localhost');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  await new Promise((done) => holder.close(done));
  return port;
}

for (const kind of ['nginx', 'caddy'] as const)
  test(`${kind} serves the script from the site's host, and tells the visitor's address`, async ({ page }) => {
    test.skip(!has(kind), `${kind} is not installed`);
    const proxy = await startProxy(kind);
    try {
      for (const headers of [
        {},
        { 'x-forwarded-for': '203.0.113.5', 'x-real-ip': '203.0.113.5', forwarded: 'for=203.0.113.5' },
      ])
        expect(await seenFrom(await visit(proxy.url, VISITOR, headers))).toEqual({
          source: 'x-forwarded-for',
          ja4: null,
          isSpoofed: false,
          isVisitors: true,
          isProxys: false,
        });
      for (const path of ['/a9/api/v1/admin/keys', '/a9/health', '/a9/collector/../api/v1/usage'])
        expect([path, await statusOf(proxy.url, path)]).toEqual([path, 404]);
      const blocked = page.waitForResponse(/\/a9\/api\/v1\/challenge$/);
      await page.goto(proxy.url);
      expect((await blocked).status()).toBe(200);
      await expect(page.locator('veridict-notice').getByRole('heading')).toHaveText('This page cannot be shown to you');
    } finally {
      await proxy.stop();
    }
  });

/** The status of a path that is sent as it stands. */
function statusOf(url: string, path: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\nconnection: close\r\n\r\n`),
    );
    let text = '';
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('end', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0)));
  });
}
