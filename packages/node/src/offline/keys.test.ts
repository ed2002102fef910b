import { describe, expect, it } from 'vitest';
import { openCrypto } from '../crypto.ts';
import { parseOptions } from '../options.ts';
import { answering, deaf, fail, json, refusal, secretKey } from '../testing/fetch.ts';
import { signingKey } from '../testing/pass.ts';
import { createKeySet } from './keys.ts';

const [one, two] = [signingKey(), signingKey()];
const setOf = (keys: unknown[], cache = 'public, max-age=3600') => json(200, { keys }, { 'cache-control': cache });

function open(...answers: Parameters<typeof answering>) {
  const { fetch, asked } = answering(...answers);
  const clock = { at: 1_000_000_000_000 };
  const options = { secretKey, baseUrl: 'https://veridict.example', fetch, now: () => clock.at, retries: 0 as const };
  const keys = createKeySet(parseOptions(options), openCrypto());
  return { find: (kid: string, waitMs = 500) => keys.find(kid, waitMs), asked, clock };
}

describe('the key set', () => {
  it('is asked for once for all who wait, and kept as long as its header says', async () => {
    const { find, asked, clock } = open(setOf([one.jwk, two.jwk]));
    const found = await Promise.all([find(one.kid), find(two.kid), find(one.kid)]);
    expect(found.every((key) => key !== null)).toBe(true);
    clock.at += 3_599_999;
    expect(await find(one.kid)).toBe(found[0]);
    expect(asked).toHaveLength(1);
  });

  it('is renewed without anybody waiting', async () => {
    const { find, asked, clock } = open(setOf([one.jwk]), setOf([one.jwk, two.jwk]));
    await find(one.kid);
    clock.at += 3_600_000;
    expect(await find(one.kid, 0)).not.toBe(null);
    expect(asked).toHaveLength(2);
    expect(await find(two.kid)).not.toBe(null);
    expect(asked).toHaveLength(2);
  });

  it('is asked for anew because of a name it does not know, but not for every such name', async () => {
    const { find, asked, clock } = open(setOf([one.jwk]), setOf([one.jwk, two.jwk]));
    await find(one.kid);
    expect(await find(two.kid)).toBe(null);
    clock.at += 29_999;
    expect(await find('made up')).toBe(null);
    expect(asked).toHaveLength(1);
    clock.at += 1;
    expect(await find(two.kid)).not.toBe(null);
    for (let n = 0; n < 100; n++) expect(await find(`made up ${n}`)).toBe(null);
    expect(asked).toHaveLength(2);
  });

  it('takes the place of the old one: a key thrown away is believed no longer', async () => {
    const { find, clock } = open(setOf([one.jwk]), setOf([two.jwk]));
    await find(one.kid);
    clock.at += 30_000;
    expect(await find(two.kid)).not.toBe(null);
    expect(await find(one.kid)).toBe(null);
  });

  it('serves for an hour more while the server does not answer, and not longer', async () => {
    const { find, asked, clock } = open(setOf([one.jwk]), refusal(503, 'overloaded'));
    await find(one.kid);
    clock.at += 3_600_000 + 3_599_999;
    expect(await find(one.kid)).not.toBe(null);
    clock.at += 1;
    expect(await find(one.kid)).toBe(null);
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['no-store', 60_000],
    ['max-age=1', 60_000],
    ['max-age=99999999', 86_400_000],
    ['', 60_000],
  ])('with cache-control "%s" is fresh for %i ms', async (cache, keptMs) => {
    const { find, asked, clock } = open(setOf([one.jwk], cache));
    await find(one.kid);
    clock.at += keptMs - 1;
    await find(one.kid);
    expect(asked).toHaveLength(1);
    clock.at += 1;
    await find(one.kid);
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['another kind of key', { ...one.jwk, kty: 'RSA' }],
    ['another curve', { ...one.jwk, crv: 'X25519' }],
    ['a key for something else', { ...one.jwk, use: 'enc' }],
    ['a key without a name', { ...one.jwk, kid: undefined }],
    ['a key that is none', { ...one.jwk, x: 'short' }],
  ])('leaves out %s', async (_what, jwk) => {
    const { find } = open(setOf([jwk, null, two.jwk]));
    expect(await find(one.kid)).toBe(null);
    expect(await find(two.kid)).not.toBe(null);
  });

  it.each<[string, Response | Error]>([
    ['an error', refusal(500, 'internal')],
    ['no JSON', new Response('<h1>Hello</h1>')],
    ['no set', json(200, { keys: 'none' })],
    ['a broken connection', new TypeError('fetch failed')],
  ])('is empty after %s', async (_what, answer) => {
    expect(await open(answer).find(one.kid)).toBe(null);
  });

  it('is not waited for longer than there is time, nor after the caller left', async () => {
    const settings = parseOptions({ secretKey, baseUrl: 'https://veridict.example', fetch: deaf, timeoutMs: 30 });
    expect(await createKeySet(settings, openCrypto()).find(one.kid, 5)).toBe(null);
    const left = new Error('left');
    const asking = createKeySet(settings, openCrypto()).find(one.kid, 5000, AbortSignal.abort(left));
    expect(await fail(asking)).toBe(left);
  });
});
