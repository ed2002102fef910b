import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadCertificate } from '../tls-certificate.ts';
import { nearFetch } from './near-fetch.ts';

let folder: string;
let server: https.Server;
let url: string;
const elsewhere: string[] = [];
const fetch = nearFetch(async (input) => {
  elsewhere.push(String(input));
  return new Response('elsewhere');
});
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veridict-near-'));
  const pem = await loadCertificate({ kind: 'self-signed' }, folder, Date.now);
  server = https.createServer(pem, (request, response) => {
    if (request.url === '/gone') return void response.writeHead(204).end();
    if (request.url === '/never') return;
    request.setEncoding('utf8').once('data', (body) => {
      response.writeHead(201).end(`${request.method} ${request.headers.authorization} ${body}`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

it('takes the certificate of this machine as it is', async () => {
  const answer = await fetch(`${url}/`, { method: 'PATCH', headers: { Authorization: 'Bearer a' }, body: '{}' });
  expect([answer.status, answer.ok, await answer.text()]).toEqual([201, true, 'PATCH Bearer a {}']);
  const gone = await fetch(`${url}/gone`, { method: 'DELETE' });
  expect([gone.status, await gone.text()]).toEqual([204, '']);
  expect(elsewhere).toEqual([]);
});

it('gives up when told to, and says when nobody is there', async () => {
  await expect(fetch(`${url}/never`, { signal: AbortSignal.timeout(20) })).rejects.toThrow();
  await expect(fetch('https://127.0.0.1:1/')).rejects.toThrow('ECONNREFUSED');
});

it.each(['https://veridict.example/a', 'http://127.0.0.1:8787/', 'https://127.0.0.1.evil.example/'])(
  'leaves %s to fetch',
  async (address) => {
    expect(await (await fetch(address)).text()).toBe('elsewhere');
    expect(elsewhere.at(-1)).toBe(address);
  },
);
