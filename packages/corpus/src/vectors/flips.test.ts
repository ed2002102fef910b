import { openCollect, openToken, toBase64url } from '@veridict/verifier';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nodeCrypto } from './crypto.ts';
import { collectBody } from './signing.ts';
import { loadTokenVectors } from './vectors.ts';

const { valid, issued } = loadTokenVectors();
const now = issued.expires - 60;
const token = Buffer.from(valid.token);
const body = collectBody(valid.token, valid.evidence);

/** Everything the caller could refuse is let through: what is left to refuse a flipped bit is the verifier alone. */
const collected = async (bytes: Uint8Array, origin: string) =>
  openCollect(bytes, nodeCrypto, { now, origin, admit: async () => null, checkNonce: () => 'ok' });

function flip(bytes: Uint8Array, bit: number): Uint8Array {
  const flipped = Uint8Array.from(bytes);
  flipped[bit >> 3]! ^= 1 << (bit & 7);
  return flipped;
}

test('no bit of a token can be flipped: every one of them is tried', async () => {
  expect((await openToken(valid.token, nodeCrypto, { now })).ok).toBe(true);
  for (let bit = 0; bit < token.length * 8; bit++) {
    const flipped = Buffer.from(flip(token, bit)).toString('latin1');
    const opened = await openToken(flipped, nodeCrypto, { now });
    if (opened.ok) throw new Error(`the token is accepted with bit ${bit} flipped`);
  }
});

test('no bit of a collect request can be flipped: every one of them is tried', async () => {
  expect((await collected(body, issued.origin)).ok).toBe(true);
  expect(body.length * 8 + token.length * 8).toBeGreaterThan(10_000);
  for (let bit = 0; bit < body.length * 8; bit++) {
    const opened = await collected(flip(body, bit), issued.origin);
    if (opened.ok) throw new Error(`the request is accepted with bit ${bit} flipped`);
  }
});

test('whatever is signed, a flipped bit of key, signature or message is refused', async () => {
  const [header = '', claims = '', signature = ''] = valid.token.split('.');
  const signatureBytes = Buffer.from(signature, 'base64url');
  const part = fc.constantFrom(Buffer.from(header, 'base64url'), Buffer.from(claims, 'base64url'), signatureBytes);
  await fc.assert(
    fc.asyncProperty(part, fc.nat(), async (original, at) => {
      // flipped below the encoding, so that the token is always base64url
      const flipped = toBase64url(flip(original, at % (original.length * 8)));
      const forged = valid.token.replace(toBase64url(original), flipped);
      expect(forged).not.toBe(valid.token);
      expect((await openToken(forged, nodeCrypto, { now })).ok).toBe(false);
    }),
    { seed: 20_261_121, numRuns: 1000 },
  );
});
