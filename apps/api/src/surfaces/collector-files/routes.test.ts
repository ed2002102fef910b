import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../deps.ts';
import { loadCollectorFiles } from './load.ts';
import { collectorFileRoutes } from './routes.ts';

const script = `var marker=1;${'/* the same again */'.repeat(60)}`;
const app = Fastify() as unknown as App;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veridict-files-'));
  await mkdir(join(folder, 'collector'));
  const names = ['collector.js', 'collector/1.0.0-abc.js', 'collector/def-part.js'];
  for (const name of names) await writeFile(join(folder, name), name.includes('part') ? 'x' : script);
  const files = Object.fromEntries(names.map((name) => [name, { bytes: script.length }]));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ version: '1.0.0', script: 'collector.js', files }));
  collectorFileRoutes(app, { collectorFiles: await loadCollectorFiles(join(folder, 'manifest.json')) });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

describe('200', () => {
  it('the same bytes whoever asks from wherever', async () => {
    const plain = await get('/collector.js');
    const other = await get('/collector.js?key=pk_live_x', {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      origin: 'https://evil.example',
      cookie: 'botd_token=x',
    });
    expect(plain.body).toBe(script);
    expect(other.rawPayload.equals(plain.rawPayload)).toBe(true);
    expect({ ...other.headers, date: '' }).toEqual({ ...plain.headers, date: '' });
  });

  it('for any page: with integrity, as a worker, under isolation', async () => {
    expect((await get('/collector.js')).headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cross-origin-embedder-policy': 'require-corp',
      vary: 'Accept-Encoding',
      'cache-control': 'public, max-age=300',
    });
  });

  it.each(['/collector/1.0.0-abc.js', '/collector/def-part.js'])('%s for ever', async (url) => {
    expect((await get(url)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('compressed as the client takes it', async () => {
    const br = await get('/collector.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(br.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(script);
    const gz = await get('/collector.js', { 'accept-encoding': 'gzip;q=0.5, br;q=0' });
    expect(gz.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gz.rawPayload).toString()).toBe(script);
    expect((await get('/collector.js', { 'accept-encoding': '*' })).headers['content-encoding']).toBe('br');
    expect((await get('/collector.js', { 'accept-encoding': 'identity' })).headers).not.toHaveProperty(
      'content-encoding',
    );
    expect((await get('/collector/def-part.js', { 'accept-encoding': 'br' })).headers).not.toHaveProperty(
      'content-encoding',
    );
    expect(new Set([br.headers.etag, gz.headers.etag]).size).toBe(2);
  });
});

describe('304', () => {
  it('for who has it, in that form', async () => {
    const { etag } = (await get('/collector.js', { 'accept-encoding': 'br' })).headers;
    for (const known of [`${etag}`, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await get('/collector.js', { 'accept-encoding': 'br', 'if-none-match': known });
      expect([answer.statusCode, answer.body, answer.headers.etag]).toEqual([304, '', etag]);
    }
    expect((await get('/collector.js', { 'if-none-match': `${etag}` })).statusCode).toBe(200);
  });
});

describe('404', () => {
  it.each(['/collector/', '/collector/../manifest.json', '/collector/maps/collector.js.map'])('for %s', async (url) => {
    expect((await get(url)).statusCode).toBe(404);
  });
});
