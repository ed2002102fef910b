import { ERRORS, LIMITS, type TokenHeader, tokenClaims, tokenHeader } from '@veridict/contract';
import { checkSignature, type Expectation, openCollect, openToken, readToken, thumbprint } from '@veridict/verifier';
import { calculateJwkThumbprint, compactVerify, EmbeddedJWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { nodeCrypto } from './crypto.ts';
import { makeVectors } from './make.ts';
import { keyFromSeed, signJws } from './signing.ts';
import { loadEd25519Cases, loadTokenVectors } from './vectors.ts';

const { vectors, valid, issued, key } = loadTokenVectors();

/** The server of the vectors: one site with two origins, one nonce. */
const server = (now: number, origin: string): Expectation => ({
  now,
  origin,
  async admit({ aud }) {
    if (aud !== issued.aud) return { code: 'public_key_unknown' };
    return origin === issued.origin || origin === 'https://www.shop.example' ? null : { code: 'origin_forbidden' };
  },
  checkNonce({ nonce, sid }) {
    if (nonce !== issued.nonce || sid !== issued.sid) return 'nonce_invalid';
    return now < issued.expires ? 'ok' : 'nonce_expired';
  },
});

describe('token vectors', () => {
  test('are what the script makes', () => {
    expect(makeVectors()).toEqual(loadTokenVectors());
  });

  test('have names of their own, and every code of a token', () => {
    expect(new Set(vectors.map((v) => v.name)).size).toBe(vectors.length);
    const told = new Set<string>(vectors.map((v) => v.expect));
    const ofTokens = Object.keys(ERRORS).filter((code) => /^(token|nonce|evidence|json)_/.test(code));
    // what only a look-up can tell
    const ofState = ['nonce_used', 'token_audience', 'token_missing', 'token_unknown'];
    expect(ofTokens.filter((code) => !told.has(code)).sort()).toEqual(ofState);
  });

  test.for(vectors)('$name: $expect', async (vector) => {
    const outcome =
      vector.kind === 'token'
        ? await openToken(vector.token, nodeCrypto, { now: vector.now })
        : await openCollect(Buffer.from(vector.body, 'base64'), nodeCrypto, server(vector.now, vector.origin));
    expect(outcome.ok ? 'ok' : outcome.problem.code).toBe(vector.expect);
  });
});

describe('the valid token', () => {
  test('is an ordinary EdDSA JWS to another library', async () => {
    const { payload, protectedHeader } = await compactVerify(valid.token, EmbeddedJWK, { algorithms: ['EdDSA'] });
    expect(tokenHeader.parse(protectedHeader)).toEqual(valid.header);
    expect(tokenClaims.parse(JSON.parse(new TextDecoder().decode(payload)))).toEqual(valid.claims);
  });

  test('is made again, byte for byte, from its seed', () => {
    expect(signJws(valid.header, valid.claims, keyFromSeed(Buffer.from(key.seed, 'base64url')))).toBe(valid.token);
  });

  test('fits its limit with the longest action, a nonce as issued and a long origin', () => {
    const claims = { ...valid.claims, aud: 'p'.repeat(56), act: 'a'.repeat(64), nonce: 'n'.repeat(44) };
    const longest = signJws(
      valid.header,
      { ...claims, origin: `https://${'o'.repeat(200)}.example` },
      keyFromSeed(Buffer.from(key.seed, 'base64url')),
    );
    expect(longest.length).toBeLessThanOrEqual(LIMITS.tokenBytes);
  });

  test('has the thumbprint that another library gives its key', async () => {
    const { jwk } = valid.header as TokenHeader;
    expect(thumbprint(jwk, nodeCrypto.sha256)).toBe(await calculateJwkThumbprint(jwk));
  });
});

describe('opening a collect request', () => {
  const collect = vectors.find((v) => v.kind === 'collect' && v.expect === 'ok')!;
  const body = collect.kind === 'collect' ? Buffer.from(collect.body, 'base64') : Buffer.alloc(0);

  test('gives the token, the evidence as received and its readings', async () => {
    const opened = await openCollect(body, nodeCrypto, server(issued.expires - 60, issued.origin));
    if (!opened.ok) throw new Error(opened.problem.code);
    expect(opened.value).toMatchObject({ token: valid.token, header: valid.header, claims: valid.claims });
    expect(Buffer.from(opened.value.evidence).toString()).toBe(valid.evidence);
    expect(opened.value.decoded.readings.platform?.platform).toBe('Linux x86_64');
    expect(opened.value.decoded.faults).toEqual({ webgl: 'absent' });
  });

  test('asks nothing of the caller before its form is right, and checks no signature before the nonce', async () => {
    const asked: string[] = [];
    const counting = {
      ...nodeCrypto,
      async verifyEd25519() {
        asked.push('signature');
        return true;
      },
    };
    const expectation: Expectation = {
      now: issued.expires - 60,
      origin: issued.origin,
      async admit() {
        asked.push('admit');
        return null;
      },
      checkNonce() {
        asked.push('nonce');
        return 'nonce_invalid';
      },
    };
    await openCollect(body.subarray(1), counting, expectation);
    expect(asked).toEqual([]);
    await openCollect(body, counting, expectation);
    expect(asked).toEqual(['admit', 'nonce']);
  });

  test('refuses a second spelling of a signature even where the crypto takes it', async () => {
    const lenient = { verifyEd25519: async () => true };
    const malleable = vectors.find((v) => v.name === 'signature with S not reduced');
    if (malleable?.kind !== 'token') throw new Error('the vector is gone');
    const opened = await openToken(malleable.token, lenient, { now: malleable.now });
    expect(opened).toMatchObject({ ok: false, problem: { code: 'token_signature' } });
  });

  test('refuses a body over the limit unread', async () => {
    const tooLarge = Buffer.concat([body, Buffer.alloc(LIMITS.collectBytes)]);
    const outcome = await openCollect(tooLarge, nodeCrypto, server(0, issued.origin));
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'payload_too_large' } });
  });
});

describe("Wycheproof's Ed25519 cases", () => {
  const read = readToken(valid.token);
  if (!read.ok) throw new Error(read.problem.code);
  const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

  test('are all here', () => {
    expect(loadEd25519Cases()).toHaveLength(151);
    expect(loadEd25519Cases().filter((c) => c.valid)).toHaveLength(88);
  });

  test.for(loadEd25519Cases())('$id', async ({ key: publicKey, message, signature, valid: isValid }) => {
    const unchecked = { ...read.value, publicKey: hex(publicKey), signed: hex(message), signature: hex(signature) };
    expect((await checkSignature(unchecked, nodeCrypto)).ok).toBe(isValid);
  });
});
