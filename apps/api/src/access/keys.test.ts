import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashKey, newKey, parseKey, scopesOf } from './keys.ts';

const KINDS = [
  ['public', 'live', /^pk_live_[\w-]{46}$/],
  ['public', 'test', /^pk_test_[\w-]{46}$/],
  ['secret', 'live', /^sk_live_[\w-]{46}$/],
  ['secret', 'test', /^sk_test_[\w-]{46}$/],
  ['read', 'live', /^aik_v1_[\w-]{40}$/],
  ['admin', 'live', /^ak_live_[\w-]{46}$/],
] as const;
const bytes = fc.uint8Array({ minLength: 30, maxLength: 30 });
const seed = 20_261_121;

describe.each(KINDS)('a %s key, %s', (kind, mode, form) => {
  it('has its form, and reads back as what it is', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const { secret, hash, last4 } = newKey(kind, mode, () => random);
        expect(secret).toMatch(form);
        expect(secret.endsWith(last4)).toBe(true);
        expect(parseKey(secret)).toEqual({ kind, mode, hash });
        expect(hash).toBe(hashKey(secret));
      }),
      { seed, numRuns: 50 },
    );
  });

  it('takes all of its 240 bits from chance', () => {
    let asked = 0;
    newKey(kind, mode, (count) => {
      asked += count;
      return randomBytes(count);
    });
    expect(asked * 8).toBe(240);
  });
});

it('finds a typing error without a look-up', () => {
  fc.assert(
    fc.property(bytes, fc.nat(45), fc.constantFrom(...'aZ0_-'), (random, place, typed) => {
      const { secret } = newKey('secret', 'live', () => random);
      const at = 'sk_live_'.length + place;
      const wrong = secret.slice(0, at) + typed + secret.slice(at + 1);
      expect(parseKey(wrong) === null).toBe(wrong !== secret);
    }),
    { seed, numRuns: 300 },
  );
});

it.each([
  '',
  'sk_live_',
  'sk_prod_aaaa',
  'aik_v1_short',
  `aik_v1_${'ä'.repeat(40)}`,
  `${newKey('read', 'live', randomBytes).secret}=`,
  ` ${newKey('secret', 'live', randomBytes).secret}`,
])('refuses %j', (text) => expect(parseKey(text)).toBeNull());

it('makes no test keys of kinds that have none', () => {
  expect(() => newKey('admin', 'test', randomBytes)).toThrow(TypeError);
  expect(() => newKey('read', 'test', randomBytes)).toThrow(TypeError);
});

it('gives each kind its scopes', () => {
  expect(KINDS.map(([kind]) => scopesOf(kind))).toEqual([
    ['collect'],
    ['collect'],
    ['verdict', 'read'],
    ['verdict', 'read'],
    ['read'],
    ['admin'],
  ]);
  expect(scopesOf('secret', true)).toEqual(['links']);
});
