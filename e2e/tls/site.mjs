// A site whose own server speaks TLS and tells Veridict of every request, as a backend without a proxy does.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import https from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { captureTls, tellConnection } from '@veridict/tls';
import { startServer } from '../../tooling/server.mjs';

/** An authority of the test's own, and a certificate that it signed for localhost. */
function certificate(folder) {
  const openssl = (...args) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Test CA');
  openssl('req', ...key, '-keyout', 'key.pem', '-out', 'leaf.csr', '-subj', '/CN=localhost');
  writeFileSync(join(folder, 'names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n');
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names'];
  openssl('x509', '-req', '-in', 'leaf.csr', '-out', 'cert.pem', ...signed);
  const at = (name) => join(folder, name);
  return { ca: at('ca.pem'), cert: at('cert.pem'), key: at('key.pem') };
}

const PAGE = (
  collector,
  key,
) => `<!doctype html><html lang="en"><title>Page</title><link rel="stylesheet" href="/style.css">
<script src="${collector}/collector.js" data-key="${key}"></script><img src="/image.png" alt="">
<script>veridict.ready.then(() => veridict.token()).then((body) => fetch('/token', { method: 'POST', body }))</script>
<p>A page. <a href="/p/1">More</a></p>`;
const ASSETS = { '/style.css': 'text/css', '/image.png': 'image/png', '/favicon.ico': 'image/png' };

/** Start Veridict and the site, both over TLS on loopback. Whoever visits meanwhile is told of as being at `address`. */
export async function startSite() {
  const folder = mkdtempSync(join(tmpdir(), 'veridict-tls-'));
  const pem = certificate(folder);
  const ca = readFileSync(pem.ca);
  const env = { VERIDICT_TLS: `${pem.cert}:${pem.key}`, VERIDICT_HOST: 'localhost' };
  const server = await startServer({ env });
  const collector = `https://localhost:${new URL(server.url).port}`;
  const { public_key, secret_key, site_id } = server.keys;

  /** Ask Veridict as a backend does. */
  const ask = (path, body) =>
    new Promise((resolve, reject) => {
      const headers = { 'x-api-key': secret_key, ...(body && { 'content-type': 'application/json' }) };
      const options = { method: body ? 'POST' : 'GET', ca, headers, agent: false };
      const asked = https.request(`${collector}${path}`, options, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        response.on('end', () => {
          if (response.statusCode === 200) resolve(JSON.parse(text));
          else reject(new Error(`${path}: ${response.statusCode} ${text}`));
        });
      });
      asked.on('error', reject);
      asked.end(body && JSON.stringify(body));
    });

  let visitors = 0;
  const site = {
    url: '',
    ca: pem.ca,
    folder,
    collector,
    /**
     * answers to what was asked since `next`, in order: the path, and what Veridict said of it
     * @type {Array<{ path: string, answer: any }>}
     */
    seen: [],
    /**
     * the token that a page's script sent, once it has
     * @type {string | null}
     */
    token: null,
    address: '203.0.113.1',
    /** another visitor */
    next() {
      visitors += 1;
      Object.assign(site, { seen: [], token: null, address: `198.51.100.${visitors}` });
    },
    verdictOf: (token) => ask(`/api/v1/verdict?token=${encodeURIComponent(token)}`),
    async stop() {
      for (const session of sessions) session.destroy();
      capture.server.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };

  const assess = async (request) => {
    const { rawHeaders: raw, method, httpVersion, url: path } = request;
    const headers = [];
    for (let at = 0; at + 1 < raw.length; at += 2) headers.push([raw[at], raw[at + 1]]);
    const connection = tellConnection(capture.of(request), request);
    const body = { method, url: `${site.url}${path}`, http_version: httpVersion, headers, connection };
    return ask('/api/v1/assess', { ...body, ip: site.address, site_id });
  };
  const secure = createSecureServer(
    { key: readFileSync(pem.key), cert: readFileSync(pem.cert), allowHTTP1: true },
    async (request, response) => {
      const { method, url: path } = request;
      if (method === 'POST' && path === '/token') {
        let text = '';
        for await (const part of request) text += part;
        site.token = text;
        return response.end();
      }
      const { seen } = site;
      const entry = { path, answer: null };
      seen.push(entry);
      entry.answer = await assess(request).catch((error) => ({ error: error.message }));
      const type = ASSETS[path] ?? 'text/html; charset=utf-8';
      response.setHeader('content-type', type);
      response.setHeader('cache-control', 'no-store');
      response.end(ASSETS[path] ? '' : PAGE(collector, public_key));
    },
  );
  const sessions = new Set();
  secure.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
  });
  const capture = captureTls(secure);
  capture.server.listen(0, 'localhost');
  await once(capture.server, 'listening');
  site.url = `https://localhost:${capture.server.address().port}`;
  site.next();
  return site;
}
