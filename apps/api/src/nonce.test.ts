import { randomBytes } from 'node:crypto';
import { NONCE_TTL_S } from '@veridict/contract';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createNonces, type NonceBinding } from './nonce.ts';

const nonces = createNonces(new Uint8Array(32).fill(7), randomBytes);
const binding: NonceBinding = { siteId: 'site_1', mode: 'live', origin: 'https://shop.example', sid: 'ses_1' };
const now = 1_795_262_400;
const seed = 20_261_121;

it('knows its own nonce and when it expires', () => {
  const nonce = nonces.issue(binding, now);
  expect(nonce).toMatch(/^[\w-]{44}$/);
  expect(nonces.expiryOf(nonce, binding)).toBe(now + NONCE_TTL_S);
});

it('never issues the same twice', () => {
  expect(new Set(Array.from({ length: 100 }, () => nonces.issue(binding, now))).size).toBe(100);
});

it.each<Partial<NonceBinding>>([
  { siteId: 'site_2' },
  { mode: 'test' },
  { origin: 'http://shop.example' },
  { sid: 'ses_2' },
  // The same text in all, cut in another place.
  { siteId: 'site_1l', mode: 'ive' as 'live' },
])('knows none of %j', (other) => {
  expect(nonces.expiryOf(nonces.issue(binding, now), { ...binding, ...other })).toBeNull();
});

it('knows none of another deployment', () => {
  const others = createNonces(new Uint8Array(32).fill(8), randomBytes);
  expect(nonces.expiryOf(others.issue(binding, now), binding)).toBeNull();
});

it('knows none with a bit flipped, so that nobody moves its expiry', () => {
  fc.assert(
    fc.property(fc.nat(33 * 8 - 1), (bit) => {
      const bytes = Buffer.from(nonces.issue(binding, now), 'base64url');
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      expect(nonces.expiryOf(bytes.toString('base64url'), binding)).toBeNull();
    }),
    { seed, numRuns: 264 },
  );
});

it('takes no text that is not exactly one of its own', () => {
  const nonce = nonces.issue(binding, now);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(nonces.expiryOf(text, binding)).toBeNull();
    }),
    { seed },
  );
  for (const near of [`${nonce}=`, ` ${nonce}`, nonce.slice(0, -1), `${nonce}A`, nonce.replaceAll('_', '/')]) {
    if (near !== nonce) expect(nonces.expiryOf(near, binding)).toBeNull();
  }
});
