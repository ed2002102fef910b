import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCrypto, webCrypto } from '../crypto.ts';
import { parseOptions } from '../options.ts';
import { answering, json, secretKey } from '../testing/fetch.ts';
import { at, claimsOf, signingKey, siteId, tokenOf, userAgent } from '../testing/pass.ts';
import { createKeySet } from './keys.ts';
import { createPassCheck, type PassOptions } from './pass.ts';

const key = signingKey();
const other = signingKey();
const page = tokenOf();
const stranger = tokenOf();

function checker(change: object = {}, crypto = openCrypto()) {
  const { fetch, asked } = answering(json(200, { keys: [key.jwk] }, { 'cache-control': 'public, max-age=3600' }));
  const clock = { at: at * 1000 };
  const options = { secretKey, baseUrl: 'https://veridict.example', siteId, fetch, now: () => clock.at, ...change };
  const settings = parseOptions(options);
  const check = createPassCheck(settings, createKeySet(settings, crypto), crypto);
  const fault = async (pass: string, more: PassOptions = {}, token = page.token) =>
    (await check(token, pass, more)).fault;
  return { check, fault, asked, clock };
}
const signed = (change: object = {}, header: object = {}) => key.sign(claimsOf(page, change), header);
const without = (claim: string) => {
  const { [claim]: _left, ...rest } = claimsOf(page) as unknown as Record<string, unknown>;
  return key.sign(rest);
};

describe.each([
  ['Node', openCrypto()],
  ['WebCrypto', webCrypto],
])('a pass, by %s', (_name, crypto) => {
  it('is believed when all of it fits', async () => {
    const { check, asked } = checker({}, crypto);
    const bearer = { ip: '192.0.2.200', userAgent, action: 'signup' };
    expect(await check(page.token, signed(), bearer)).toEqual({ claims: claimsOf(page), fault: null });
    expect(await check(page.token, signed())).toEqual({ claims: claimsOf(page), fault: null });
    expect(asked.map(({ url }) => url)).toEqual(['https://veridict.example/.well-known/jwks.json']);
    expect(new Headers(asked[0]!.init.headers).has('authorization')).toBe(false);
  });

  const [head, body, signature] = signed().split('.') as [string, string, string];
  const flipped = (text: string, place: number) =>
    text.slice(0, place) + (text[place] === 'A' ? 'B' : 'A') + text.slice(place + 1);
  it.each<[string, string, string]>([
    ['no JWS', 'x', 'malformed'],
    ['too long', `${'x'.repeat(5000)}.x.${signature}`, 'malformed'],
    ['a header that is no JSON', `eA.${body}.${signature}`, 'malformed'],
    ['a token in its place', page.token, 'malformed'],
    ['alg none', signed({}, { alg: 'none' }), 'malformed'],
    ['alg HS256', signed({}, { alg: 'HS256' }), 'malformed'],
    ['another typ', signed({}, { typ: 'JWT' }), 'malformed'],
    ['an extension it must understand', signed({}, { crit: ['b64'], b64: false }), 'malformed'],
    ['no kid', signed({}, { kid: undefined }), 'malformed'],
    ['an unknown kid', other.sign(claimsOf(page)), 'unknown_key'],
    ['another key under our kid', other.sign(claimsOf(page), { kid: key.kid }), 'signature'],
    ['another body', `${head}.${flipped(body, 40)}.${signature}`, 'signature'],
    ['another signature', `${head}.${body}.${flipped(signature, 3)}`, 'signature'],
    ['signed nonsense', key.sign('x'), 'malformed'],
    ['an action that does not exist', signed({ action: 'maybe' }), 'malformed'],
    ['times that are no numbers', signed({ exp: '9999999999' }), 'malformed'],
    ['another issuer', signed({ iss: 'evil' }), 'issuer'],
    ['another site', signed({ aud: 'site_2' }), 'audience'],
    ['a test key’s', signed({ aud: `test:${siteId}` }), 'audience'],
    ['sites of several', signed({ aud: [siteId] }), 'malformed'],
    ['expired', signed({ exp: at }), 'expired'],
    ['from the future', signed({ iat: at + 31 }), 'not_yet'],
    ['another token', signed({ tok: stranger.tok }), 'other_token'],
    ['another key of the token', signed({ jkt: stranger.jkt }), 'other_token'],
  ])('is refused: %s', async (_what, pass, expected) => {
    expect(await checker({}, crypto).fault(pass)).toBe(expected);
  });

  it.each(['iss', 'aud', 'sub', 'jkt', 'tok', 'action', 'iat', 'exp'])('is refused without %s', async (claim) => {
    expect(await checker({}, crypto).fault(without(claim))).toBe('malformed');
  });

  it('is refused beside another token, in other hands and for another action', async () => {
    const { fault } = checker({}, crypto);
    expect(await fault(signed(), {}, stranger.token)).toBe('other_token');
    expect(await fault(signed(), {}, 'no token')).toBe('other_token');
    expect(await fault(signed(), { userAgent: 'curl/8' })).toBe('other_bearer');
    expect(await fault(signed(), { ip: '192.0.3.7' })).toBe('other_bearer');
    expect(await fault(signed(), { ip: '2001:db8::1' })).toBe('other_bearer');
    expect(await fault(signed(), { ja4: 't13d1717h2_5b57614c22b0_3cbfd9057e0d' })).toBe('other_bearer');
    expect(await fault(signed(), { action: 'login' })).toBe('other_action');
    expect(await fault(without('act'), { action: 'login' })).toBe('other_action');
    expect(await fault(without('ctx'), { userAgent: 'curl/8', ip: '192.0.3.7', ja4: 't13_0_0' })).toBe(null);
    // the same browser over another version of HTTP, or over QUIC
    for (const ja4 of ['t13d1515h1_8daaf6152771_de4a06bb82e3', 'q13d0312h3_55b375c5d22e_06cda9e17597', 'unreadable'])
      expect(await fault(signed(), { ja4 })).toBe(null);
    // nothing of this depends on who was asked about first
    expect(await fault(signed(), { ip: '192.0.2.7', userAgent, action: 'signup' })).toBe(null);
  });
});

it('is never believed to say anything that was not signed', async () => {
  const { check } = checker();
  const pass = signed();
  const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const char = fc.constantFrom(...'AQgwz09-_.= \n\u00e9');
  const change = fc.record({ place, char, how: fc.constantFrom('replaced', 'inserted', 'left out') });
  const changed = (text: string, changes: ReadonlyArray<{ place: number; char: string; how: string }>) =>
    changes.reduce((all, { place, char, how }) => {
      const at = Math.floor(place * all.length);
      return all.slice(0, at) + (how === 'left out' ? '' : char) + all.slice(how === 'inserted' ? at : at + 1);
    }, text);
  const changes = fc.array(change, { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(changes, fc.boolean(), async (made, isToken) => {
      const [token, presented] = isToken ? [changed(page.token, made), pass] : [page.token, changed(pass, made)];
      const { claims } = await check(token, presented);
      // The last character of a signature has bits that mean nothing: what is believed is what was signed.
      if (claims !== null) expect([claims, token]).toEqual([claimsOf(page), page.token]);
    }),
    { numRuns: 300, seed: 6 },
  );
});

describe('times', () => {
  it('end a pass to the second, however much skew is allowed', async () => {
    const { fault, clock } = checker({ clockSkewS: 300 });
    expect(await fault(signed())).toBe(null);
    clock.at += 299_999;
    expect(await fault(signed())).toBe(null);
    clock.at += 1;
    expect(await fault(signed())).toBe('expired');
  });

  it('allow for a clock that is behind', async () => {
    const early = signed({ iat: at + 10 });
    expect(await checker().fault(early)).toBe(null);
    expect(await checker({ clockSkewS: 9 }).fault(early)).toBe('not_yet');
  });

  it('end a pass with its token', async () => {
    const old = tokenOf({ iat: at - 1790, exp: at + 10 });
    const { fault, clock } = checker();
    const pass = key.sign(claimsOf(old));
    expect(await fault(pass, {}, old.token)).toBe(null);
    clock.at += 10_000;
    expect(await fault(pass, {}, old.token)).toBe('expired');
  });
});

describe('sites', () => {
  it('are needed, may be several, and are other ones for test keys', async () => {
    expect(await checker({ siteId: undefined }).fault(signed())).toBe('no_site');
    expect(await checker({ siteId: ['site_2', siteId] }).fault(signed())).toBe(null);
    const test = checker({ secretKey: 'sk_test_x' });
    expect(await test.fault(signed())).toBe('audience');
    expect(await test.fault(signed({ aud: `test:${siteId}` }))).toBe(null);
    expect(await checker({ issuer: 'https://bots.example' }).fault(signed())).toBe('issuer');
  });
});

describe('what is remembered', () => {
  it('are signatures, and nothing of whom a pass was presented by', async () => {
    const { fault } = checker();
    const pass = signed();
    for (const [bearer, expected] of [
      [{ ip: '192.0.2.7', userAgent }, null],
      [{ ip: '192.0.2.7', userAgent: 'curl/8' }, 'other_bearer'],
      [{ ip: '203.0.113.7', userAgent }, 'other_bearer'],
      [{ ip: '192.0.2.7', userAgent, action: 'login' }, 'other_action'],
      [{ ip: '192.0.2.7', userAgent }, null],
    ] as const)
      expect(await fault(pass, bearer)).toBe(expected);
    expect(await fault(pass, {}, stranger.token)).toBe('other_token');
  });

  it('is not believed of a key that is another by now', async () => {
    const sets = [[key.jwk], [{ ...other.jwk, kid: key.kid }]];
    const { fetch } = answering(...sets.map((keys) => json(200, { keys }, { 'cache-control': 'max-age=60' })));
    const { fault, clock } = checker({ fetch });
    const pass = signed();
    expect(await fault(pass)).toBe(null);
    clock.at += 60_000;
    // The old set serves while the new one is on its way.
    expect(await fault(pass)).toBe(null);
    await expect.poll(() => fault(pass)).toBe('signature');
  });

  it('is of thousands of visitors, each their own, and of no more', async () => {
    let verified = 0;
    const verify = () => ++verified > 0;
    const { fault } = checker({}, { ...openCrypto(), publicKey: async () => ({ verify }) });
    const [head, , signature] = signed().split('.');
    const claims = (n: number) => claimsOf(page, { sub: `ses_${n}`, exp: at + (n % 2 ? 300 : 200) });
    const passOf = (n: number) =>
      `${head}.${Buffer.from(JSON.stringify(claims(n))).toString('base64url')}.${signature}`;
    const look = async (from: number, to: number) => {
      for (let n = from; n < to; n++) expect(await fault(passOf(n)), `visitor ${n}`).toBe(null);
      return verified;
    };
    expect(await look(0, 2100)).toBe(2100);
    expect(await look(100, 2100)).toBe(2100);
    expect(await look(0, 100)).toBe(2200);
  });
});
