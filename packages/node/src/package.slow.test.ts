import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { createClient } from './client.ts';
import { at, claimsOf, signingKey, siteId, tokenOf, userAgent } from './testing/pass.ts';

const room = fileURLToPath(new URL('..', import.meta.url));
const dist = join(room, 'dist');
const NAMES = [
  'AuthError',
  'ConnectionError',
  'NotFoundError',
  'QuotaError',
  'RateLimitError',
  'TimeoutError',
  'ValidationError',
  'VeridictError',
  'WebhookError',
  'createClient',
  'verifyWebhook',
];
const ADAPTERS = ['express', 'fastify', 'hono', 'http', 'next'];

let folder: string;
beforeAll(() => {
  execFileSync(process.execPath, ['build.mjs'], { cwd: room, stdio: 'inherit' });
  folder = mkdtempSync(join(tmpdir(), 'veridict-node-'));
  mkdirSync(join(folder, 'node_modules', '@veridict'), { recursive: true });
  symlinkSync(room, join(folder, 'node_modules', '@veridict', 'node'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const runs = (file: string, code: string): unknown => {
  writeFileSync(join(folder, file), code);
  return JSON.parse(execFileSync(process.execPath, [join(folder, file)], { encoding: 'utf8' }));
};

describe('the built package', () => {
  it('exports these names and no others, to both module systems', () => {
    const print = 'console.log(JSON.stringify(Object.keys(veridict).sort()))';
    expect(runs('esm.mjs', `import * as veridict from '@veridict/node'; ${print}`)).toEqual(NAMES);
    expect(runs('cjs.cjs', `const veridict = require('@veridict/node'); ${print}`)).toEqual(NAMES);
  });

  it.each(ADAPTERS)('exports `veridict` and nothing else from /%s', (name) => {
    const print = 'console.log(JSON.stringify([Object.keys(it), typeof it.veridict, typeof it.veridict.proxy]))';
    const exported = [['veridict'], 'function', 'function'];
    expect(runs(`${name}.mjs`, `import * as it from '@veridict/node/${name}'; ${print}`)).toEqual(exported);
    expect(runs(`${name}.cjs`, `const it = require('@veridict/node/${name}'); ${print}`)).toEqual(exported);
  });

  it('works', () => {
    const ask = `createClient({ secretKey: 'sk_test_x', baseUrl: 'http://x.example', onUnavailable: 'block', retries: 0,
      fetch: async () => { throw new TypeError('no') } }).verdict('t').then((d) => console.log(JSON.stringify(d.action)))`;
    expect(runs('ask.mjs', `import { createClient } from '@veridict/node'; ${ask}`)).toBe('block');
    expect(runs('ask.cjs', `const { createClient } = require('@veridict/node'); ${ask}`)).toBe('block');
  });

  it('decides where there is nothing but the web platform', async () => {
    const { token, ...page } = tokenOf({ iat: at, exp: at + 1800 });
    const key = signingKey();
    const web = { URL, URLSearchParams, Headers, Response, AbortController, TextEncoder, TextDecoder, performance };
    const more = { crypto: globalThis.crypto, atob, btoa, setTimeout, clearTimeout };
    const exported: { createClient?: typeof createClient } = {};
    // No `process`, no `Buffer`, nothing to require; typed arrays of its own, as another realm has.
    const realm = createContext({ ...web, ...more, module: { exports: exported }, exports: exported });
    runInContext(`${readFileSync(join(dist, 'index.cjs'), 'utf8')}\nglobalThis.made = module.exports`, realm);
    const { made } = realm as unknown as { made: { createClient: typeof createClient } };
    const client = made.createClient({
      secretKey: 'sk_live_x',
      baseUrl: 'https://veridict.example',
      siteId,
      now: () => at * 1000,
      fetch: async () => Response.json({ keys: [key.jwk] }),
    });
    const ask = (pass: string) => client.checkPass(token, pass, { ip: '192.0.2.9', userAgent });
    expect((await ask(key.sign(claimsOf(page)))).fault).toBe(null);
    expect((await ask(signingKey().sign(claimsOf(page), { kid: key.kid }))).fault).toBe('signature');
  });

  it('needs nothing: no dependency, no import, no type from elsewhere', () => {
    const manifest = createRequire(import.meta.url)('../package.json');
    expect(manifest.dependencies).toBeUndefined();
    for (const file of readdirSync(dist, { recursive: true }).map(String)) {
      if (!/\.(js|cjs|d\.ts|d\.cts)$/.test(file)) continue;
      const text = readFileSync(join(dist, file), 'utf8');
      const from = [...text.matchAll(/(?:from|import|require)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1]);
      const extension = /\.c[jt]s$/.test(file) ? '.cjs' : '.js';
      for (const specifier of from.filter((one) => one !== '@veridict/node'))
        expect(specifier, `${file} imports`).toMatch(new RegExp(`^\\.\\.?/[\\w/-]+\\${extension}$`));
      expect(text, file).not.toMatch(/zod|@veridict\/contract/);
    }
  });

  it('types check for a caller with the strictest settings', () => {
    const caller = `import { createClient, type Decision, type FailoverVerdict, type LiveVerdict, NotFoundError } from '@veridict/node';
      const client = createClient({ secretKey: 'k', baseUrl: 'u', onUnavailable: (e) => (e.status === 402 ? 'allow' : 'block') });
      export const decide = async (token: string, ip: string | undefined): Promise<LiveVerdict | FailoverVerdict | null> =>
        client.verdict(token, { ip }).catch((error: unknown) => { if (error instanceof NotFoundError) return null; throw error; });
      export async function known(pass: string | undefined): Promise<string[]> {
        const { action, source, verdict }: Decision = await client.decide(undefined, { pass, userAgent: undefined });
        const ids: string[] = [action, source, verdict?.band ?? 'none'];
        for await (const { id } of client.sessions({ botOnly: true })) ids.push(id);
        return ids;
      }
      import { veridict } from '@veridict/node/express';
      export const guard = veridict({ secretKey: 'k', baseUrl: 'u', trustProxy: ['10.0.0.0/8'], onDecision: ({ ms }) => ms });
      export const proxy = veridict.proxy({ path: '/a9', secretKey: 'k', baseUrl: 'u', ja4: (request) => request.originalUrl });`;
    const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '..', 'bin', 'tsc');
    for (const file of ['caller.mts', 'caller.cts']) {
      writeFileSync(join(folder, file), caller);
      const flags = [
        '--noEmit',
        '--strict',
        '--exactOptionalPropertyTypes',
        '--module',
        'nodenext',
        '--target',
        'es2022',
      ];
      execFileSync(process.execPath, [tsc, ...flags, '--lib', 'es2022,dom', join(folder, file)], { stdio: 'inherit' });
    }
  });

  it('stays small', () => {
    expect(gzipSync(readFileSync(join(dist, 'index.js'))).length).toBeLessThan(12 * 1024);
  });
});
