import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fallbackSigner } from './chunks/fallback-signer.ts';
import { serialise, utf8 } from './json.ts';
import { webCryptoSigner } from './signer.ts';
import { base64url, signToken } from './token.ts';

const vectors = JSON.parse(readFileSync(new URL('../../corpus/vectors/tokens.json', import.meta.url), 'utf8'));
const seed = new Uint8Array(Buffer.from(vectors.key.seed, 'base64url'));

async function webCryptoOfVector() {
  const { subtle } = globalThis.crypto;
  const jwk = { ...vectors.key.jwk, d: vectors.key.seed };
  return webCryptoSigner(subtle, {
    privateKey: await subtle.importKey('jwk', jwk, 'Ed25519', false, ['sign']),
    publicKey: await subtle.importKey('jwk', vectors.key.jwk, 'Ed25519', true, ['verify']),
  });
}

describe('signToken', () => {
  it.each([
    ['WebCrypto', webCryptoOfVector],
    ['the fallback', async () => fallbackSigner(seed)],
  ])('makes the vector with %s', async (_, makeSigner) => {
    const { claims, evidence, token } = vectors.valid;
    expect(await signToken(await makeSigner(), claims, utf8(evidence))).toBe(token);
  });

  it('leaves out an action nobody named', async () => {
    const { claims, evidence } = vectors.valid;
    const token = await signToken(fallbackSigner(seed), { ...claims, act: undefined }, utf8(evidence));
    expect(JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())).not.toHaveProperty('act');
  });

  it('writes evidence as the vectors have it', () => {
    expect(serialise(JSON.parse(vectors.valid.evidence))).toBe(vectors.valid.evidence);
  });
});

describe('base64url', () => {
  it('is that of Node for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(base64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      }),
      { seed: 20261121 },
    );
  });
});
