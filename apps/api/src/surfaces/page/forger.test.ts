import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { collectAnswer, PATHS, TOKEN_TTL_S, verdictAnswer } from '@veridict/contract';
import { chromium } from '@veridict/corpus';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, good, openAccount, openTestState, pageOf, type TestApp } from '../../testing/app.ts';
import { pageHeaders, signToken } from '../../testing/page.ts';

const ORIGIN = 'https://shop.example';
const file = new URL('../../../../../packages/corpus/people/chromium-undriven.json', import.meta.url);
/** What a real, undriven Chromium reported, with its timings. */
const recording = JSON.parse(readFileSync(file, 'utf8')) as { first: Record<string, { value?: unknown; ms: number }> };

let store: Awaited<ReturnType<typeof openTestState>>;
let test: TestApp;
beforeAll(async () => {
  store = await openTestState();
  test = await buildTestApp(store.state);
});
afterAll(async () => {
  await test.app.close();
  await store.close();
});

/** The kit: asks for a nonce, puts it into recorded evidence, signs it with a key of its own, and sends a browser's headers. */
async function forge(key: string, { prev, jitter = 0 }: { prev?: string; jitter?: number } = {}) {
  const page = pageOf(test, key);
  const nonce = await page.nonce(prev === undefined ? {} : { prev });
  const readings = Object.fromEntries(
    Object.entries(recording.first).map(([name, read]) => [name, { ...read, ms: read.ms + jitter }]),
  );
  const evidence = JSON.stringify({
    v: 1,
    nonce: nonce.nonce,
    startedMs: 120.4,
    tookMs: 131.2,
    consent: 'full',
    readings,
  });
  const claims = {
    aud: key,
    sid: nonce.sid,
    jti: randomBytes(16).toString('base64url'),
    iat: nonce.now,
    exp: nonce.now + TOKEN_TTL_S,
    origin: ORIGIN,
    nonce: nonce.nonce,
    evd: createHash('sha256').update(evidence).digest('base64url'),
  };
  const token = signToken(claims, generateKeyPairSync('ed25519'));
  const headers = pageHeaders(ORIGIN, chromium({ system: 'linux', major: 156, brand: null }));
  good(await page.send(PATHS.collect, `${token}\n${evidence}`, { headers }), collectAnswer);
  return token;
}

async function open() {
  const owner = await openAccount(test);
  const secret = await owner.addKey('secret');
  const verdictOf = async (token: string) =>
    good(
      await test.app.inject({ url: '/api/v1/verdict', query: { token }, headers: { 'x-api-key': secret } }),
      verdictAnswer,
    );
  return { key: await owner.addKey('public'), verdictOf };
}

describe('a forger with a recording of a real person', () => {
  it('is that person once, and caught when the recording comes again in another session', async () => {
    const { key, verdictOf } = await open();
    const own = await verdictOf(await forge(key));
    expect(own.hard_rule_hit).toBe('');
    const replayed = await verdictOf(await forge(key));
    expect(replayed).toMatchObject({ hard_rule_hit: 'evidence_replayed', score: 100, action: 'block' });
    expect(replayed.class).toBe('spoofed_browser');
  });

  it('is not confused with a page that is looked at again, or takes another while', async () => {
    const { key, verdictOf } = await open();
    const first = await forge(key, { jitter: 0.3 });
    expect((await verdictOf(await forge(key, { jitter: 0.3, prev: first }))).hard_rule_hit).toBe('');
    expect((await verdictOf(await forge(key, { jitter: 0.4 }))).hard_rule_hit).toBe('');
  });
});
