import { mkdtemp, readFile, rm } from 'node:fs/promises';
import http2 from 'node:http2';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { assessAnswer, myIpAnswer, type NonceAnswer, PATHS, verdictAnswer } from '@veridict/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Bootstrap } from '../bootstrap.ts';
import { settingsFrom } from '../env.ts';
import { type Running, serve } from '../serve.ts';
import { pageHeaders, signPageView } from '../testing/page.ts';

const origin = 'https://localhost:3000';
let folder: string;
let server: Running;
let keys: Bootstrap;
let port: number;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veridict-network-'));
  const settings = settingsFrom({
    VERIDICT_DATA: folder,
    VERIDICT_PORT: '0',
    VERIDICT_LOG: 'silent',
    VERIDICT_HITS: 'off',
    VERIDICT_TLS: 'self-signed',
    VERIDICT_TRUST_PROXY: '127.0.0.1',
    VERIDICT_PROXY_PROTOCOL: 'on',
  });
  server = await serve(settings, { write: () => true });
  keys = JSON.parse(await readFile(join(folder, 'bootstrap.json'), 'utf8')) as Bootstrap;
  port = Number(new URL(server.url).port);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** A connection that a balancer opens for this client. */
function balanced(address: string, protocol: 'h2' | 'http/1.1'): tls.TLSSocket {
  const raw = connect(port, '127.0.0.1');
  raw.write(`PROXY TCP4 ${address} 192.0.2.1 4711 443\r\n`);
  return tls.connect({ socket: raw, rejectUnauthorized: false, servername: 'localhost', ALPNProtocols: [protocol] });
}

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** One request over HTTP/2, as the client at this address. */
async function ask(address: string, path: string, { method = 'GET', headers = {}, body = '' }: Asked = {}) {
  const session = http2.connect(server.url, { createConnection: () => balanced(address, 'h2') });
  try {
    const stream = session.request({ ':method': method, ':path': path, ...headers });
    // A stream without a body was ended by the request itself.
    if (body !== '') stream.end(body);
    let status = 0;
    stream.on('response', (got) => {
      status = Number(got[':status']);
    });
    let text = '';
    for await (const chunk of stream) text += chunk;
    return { status, body: JSON.parse(text) as unknown };
  } finally {
    session.close();
  }
}

/** Headers of the page's own requests, in the names HTTP/2 allows. */
const fromPage = () =>
  Object.fromEntries(
    Object.entries(pageHeaders(origin))
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => !['connection', 'content-length', 'content-type'].includes(name)),
  );

it('knows a client behind a balancer: its address, its network, its handshake', async () => {
  const headers = { ...fromPage(), 'content-type': 'text/plain', 'x-forwarded-for': '198.51.100.9' };
  const post = { method: 'POST', headers };
  const nonce = (await ask('8.8.8.8', PATHS.nonce, { ...post, body: JSON.stringify({ key: keys.public_key }) }))
    .body as NonceAnswer;
  const signed = signPageView({ key: keys.public_key, origin, nonce });
  expect((await ask('8.8.8.8', PATHS.collect, { ...post, body: signed.body })).status).toBe(200);
  const asked = await ask('127.0.0.1', `/api/v1/verdict?token=${signed.token}`, {
    headers: { 'x-api-key': keys.secret_key },
  });
  const verdict = verdictAnswer.parse(asked.body);
  expect(verdict.ip).toMatchObject({
    source: 'proxy_protocol',
    country: 'US',
    asn: 15169,
    datacenter: true,
    relay: false,
  });
  expect(verdict.network.http_version).toBe('2');
  expect(verdict.network.ja4).toMatch(/^t13d\d{4}h2_/);
  expect(verdict.network.http2).toMatch(/\|[masp](,[masp]){3}$/);
  expect(JSON.stringify(verdict)).not.toContain('8.8.8.8');
});

it('tells anybody of his own address', async () => {
  const mine = myIpAnswer.parse((await ask('8.8.8.8', '/v1/myip')).body);
  expect(mine).toMatchObject({ ip: '8.8.8.8', country: 'US', currency: 'USD', currency_symbol: '$', threat: true });
  expect(myIpAnswer.parse((await ask('192.0.2.77', '/v1/myip')).body)).toMatchObject({ country: null, threat: null });
});

it('judges what a backend reports', async () => {
  const body = JSON.stringify({
    method: 'GET',
    url: 'https://shop.example/',
    headers: [['User-Agent', 'python-requests/2.32']],
    ip: '8.8.8.8',
  });
  const headers = { 'x-api-key': keys.secret_key, 'content-type': 'application/json' };
  const answer = assessAnswer.parse((await ask('10.0.0.1', '/api/v1/assess', { method: 'POST', headers, body })).body);
  expect(answer.score).toBeGreaterThanOrEqual(70);
  expect(answer.ip).toMatchObject({ address: '8.8.8.8', asn: 15169, source: 'reported' });
});

it('refuses three megabytes over HTTP/2 as over HTTP/1.1', async () => {
  const big = { method: 'POST', headers: { origin, 'content-type': 'text/plain' }, body: 'x'.repeat(3_000_000) };
  expect((await ask('8.8.8.8', PATHS.collect, big)).status).toBe(413);
  const socket = balanced('8.8.8.8', 'http/1.1');
  socket.on('error', () => undefined);
  socket.write(
    `POST ${PATHS.collect} HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 3000000\r\n\r\n`,
  );
  let text = '';
  for await (const chunk of socket) {
    text += chunk;
    if (text.includes('}')) break;
  }
  expect(text).toMatch(/^HTTP\/1\.1 413 /);
});

it('knows a client behind a balancer without TLS too, and whether the balancer had opened it', async () => {
  const own = await mkdtemp(join(tmpdir(), 'veridict-proxied-'));
  const settings = settingsFrom({
    VERIDICT_DATA: own,
    VERIDICT_PORT: '0',
    VERIDICT_LOG: 'silent',
    VERIDICT_HITS: 'off',
    VERIDICT_TRUST_PROXY: '127.0.0.1',
    VERIDICT_PROXY_PROTOCOL: 'on',
  });
  const plain = await serve(settings, { write: () => true });
  try {
    const made = JSON.parse(await readFile(join(own, 'bootstrap.json'), 'utf8')) as Bootstrap;
    const through = async (method: string, path: string, headers: Record<string, string>, body = '') => {
      const socket = connect(Number(new URL(plain.url).port), '127.0.0.1');
      socket.write('PROXY TCP4 8.8.8.8 192.0.2.1 4711 443\r\n');
      const given = { Host: 'x', Connection: 'close', 'Content-Length': String(Buffer.byteLength(body)), ...headers };
      const lines = Object.entries(given).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
      let text = '';
      for await (const chunk of socket) text += chunk;
      return JSON.parse(text.slice(text.indexOf('\r\n\r\n{') + 4)) as unknown;
    };
    const headers = { ...fromPage(), 'content-type': 'text/plain' };
    const nonce = (await through(
      'POST',
      PATHS.nonce,
      headers,
      JSON.stringify({ key: made.public_key }),
    )) as NonceAnswer;
    const signed = signPageView({ key: made.public_key, origin, nonce });
    await through('POST', PATHS.collect, headers, signed.body);
    const verdict = verdictAnswer.parse(
      await through('GET', `/api/v1/verdict?token=${signed.token}`, { 'x-api-key': made.secret_key }),
    );
    expect(verdict.ip).toMatchObject({ source: 'proxy_protocol', country: 'US', asn: 15169 });
    expect(verdict.network).toMatchObject({ ja4: null, http_version: '1.1' });
    expect(verdict.signals.map(({ name }) => name)).not.toContain('forwarding_spoofed');
    expect(myIpAnswer.parse(await through('GET', '/v1/myip', { 'x-forwarded-for': '1.2.3.4' })).ip).toBe('8.8.8.8');
  } finally {
    await plain.stop();
    await rm(own, { recursive: true });
  }
});
