import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Verdict, verdictAnswer } from '@veridict/contract';
import { findBrowsers } from '../../tooling/browsers.mjs';
import { startServer } from '../../tooling/server.mjs';
import { writePrefs } from '../fleet/lib/firefox.mjs';

const { chromium, firefox } = findBrowsers();
const has = (tool: string): boolean => {
  try {
    execFileSync('which', [tool], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const openssl = (folder: string, ...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });

/** An authority of the test's own, and a certificate it signed for localhost. */
function certificate(folder: string): { ca: string; setting: string; cert: Buffer; key: Buffer } {
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const subject = (name: string) => ['-subj', `/CN=${name}`];
  openssl(
    folder,
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '2',
    ...subject('Test CA'),
  );
  openssl(folder, 'req', ...newKey, '-keyout', 'key.pem', '-out', 'leaf.csr', ...subject('localhost'));
  writeFileSync(join(folder, 'names'), 'subjectAltName=DNS:localhost\nextendedKeyUsage=serverAuth\n');
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names'];
  openssl(folder, 'x509', '-req', '-in', 'leaf.csr', '-out', 'cert.pem', ...signed);
  const at = (name: string) => join(folder, name);
  const setting = `${at('cert.pem')}:${at('key.pem')}`;
  return { ca: at('ca.pem'), setting, cert: readFileSync(at('cert.pem')), key: readFileSync(at('key.pem')) };
}

/** A browser's store of certificates that trusts the test's authority: no switch that would change how it says hello. */
function trust(store: string, ca: string): void {
  mkdirSync(store, { recursive: true });
  execFileSync('certutil', ['-N', '-d', `sql:${store}`, '--empty-password']);
  execFileSync('certutil', ['-A', '-d', `sql:${store}`, '-t', 'C,,', '-n', 'test', '-i', ca]);
}

const ask = (url: string, ca: Buffer, headers: Record<string, string>): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const asked = https.get(url, { ca, headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve(JSON.parse(text)));
    });
    asked.on('error', reject);
  });

/** A page on https that shows whoever visits it to the collector, and hears of the token. */
async function openPage(collector: string, key: string, pem: { cert: Buffer; key: Buffer }) {
  let tell: (token: string) => void = () => undefined;
  const token = new Promise<string>((resolve) => {
    tell = resolve;
  });
  const script = `veridict.ready.then(() => veridict.token()).then((body) => fetch('/token', { method: 'POST', body }))`;
  const html = `<!doctype html><title>Page</title><script src="${collector}/collector.js" data-key="${key}"></script><script>${script}</script>`;
  const server = https.createServer(pem, (request, response) => {
    if (request.url === '/token') request.setEncoding('utf8').once('data', tell);
    response.setHeader('content-type', 'text/html').end(request.url === '/' ? html : '');
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `https://localhost:${port}/`, token, server };
}

for (const [name, binary, args, print] of [
  [
    'Chromium',
    chromium,
    (profile: string) => [
      '--headless=new',
      `--user-data-dir=${profile}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    /^1:65536;2:0;4:6291456;6:262144\|15663105\|0\|m,a,s,p$/,
  ],
  [
    'Firefox',
    firefox,
    (profile: string) => ['--headless', '--no-remote', '--profile', profile],
    /^1:65536;2:0;4:131072;5:16384\|12517377\|.*\|m,p,a,s$/,
  ],
] as const) {
  test(`${name} is seen by its own handshake, and not accused for it`, async () => {
    test.skip(!binary || !has('certutil') || !has('openssl'), `${name}, certutil or openssl is not installed`);
    const folder = mkdtempSync(join(tmpdir(), 'veridict-tls-'));
    const pem = certificate(folder);
    const ca = readFileSync(pem.ca);
    const server = await startServer({ env: { VERIDICT_TLS: pem.setting, VERIDICT_HOST: 'localhost' } });
    const collector = `https://localhost:${new URL(server.url).port}`;
    const page = await openPage(collector, server.keys.public_key, pem);
    const profile = join(folder, 'profile');
    trust(name === 'Firefox' ? profile : join(folder, '.pki', 'nssdb'), pem.ca);
    if (name === 'Firefox') writePrefs(profile, {});
    const browser = spawn(String(binary), [...args(profile), page.url], {
      env: { ...process.env, HOME: folder, MOZ_HEADLESS: '1' },
      stdio: 'ignore',
      detached: true,
    });
    try {
      const token = await page.token;
      const headers = { 'x-api-key': server.keys.secret_key };
      const answer = await ask(`${collector}/api/v1/verdict?token=${token}`, ca, headers);
      const verdict: Verdict = verdictAnswer.parse(answer);
      expect(verdict.network.http_version).toBe('2');
      expect(verdict.network.ja4).toMatch(/^t13d\d{4}h2_/);
      expect(verdict.network.http2).toMatch(print);
      expect(verdict.ip.source).toBe('connection');
      const accusing = verdict.signals.filter(({ layer, llr }) => (layer === 'tls' || layer === 'ip') && llr > 0);
      expect(accusing).toEqual([]);
    } finally {
      if (browser.pid !== undefined) process.kill(-browser.pid, 'SIGKILL');
      page.server.closeAllConnections();
      page.server.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });
}
