import { describe, expect, test } from 'vitest';
import { isAcceptableKey, isAcceptableSignature, verifyStrictly } from './ed25519.ts';

const hex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
/** Little-endian bytes of a number. */
const number = (value: bigint, size = 32) => hex(value.toString(16).padStart(size * 2, '0')).reverse();
const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const SIGN = 2n ** 255n;
// RFC 8032, section 7.1, test 1
const KEY = hex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
const SIGNATURE = hex(
  'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
);

/** y of every point whose order divides 8, worked out from the curve's equation and not taken from the code. */
function smallOrderY(): bigint[] {
  const mod = (a: bigint) => ((a % P) + P) % P;
  const power = (base: bigint, exponent: bigint): bigint =>
    exponent === 0n ? 1n : (power((base * base) % P, exponent / 2n) * (exponent % 2n ? base : 1n)) % P;
  const inverse = (a: bigint) => power(mod(a), P - 2n);
  const roots = (a: bigint) => {
    const root = power(mod(a), (P + 3n) / 8n);
    const other = (root * power(2n, (P - 1n) / 4n)) % P;
    return [root, other, P - root, P - other].filter((r) => (r * r) % P === mod(a));
  };
  const d = mod(-121665n * inverse(121666n));
  // doubling a point of order 8 gives one of order 4, with y = 0: d·y⁴ + 2y² − 1 = 0
  const order8 = roots(1n + d).flatMap((root) => roots((root - 1n) * inverse(d)));
  return [0n, 1n, P - 1n, ...new Set(order8)];
}

describe('public keys', () => {
  test('an ordinary key is taken', () => {
    expect(isAcceptableKey(KEY)).toBe(true);
    expect(isAcceptableKey(number(P - 2n))).toBe(true);
    expect(isAcceptableKey(number(2n))).toBe(true);
  });

  test('all points of small order are refused, with either sign of x', () => {
    const points = smallOrderY();
    expect(points).toHaveLength(5);
    for (const y of points) {
      expect(isAcceptableKey(number(y))).toBe(false);
      expect(isAcceptableKey(number(y + SIGN))).toBe(false);
    }
  });

  test('a y that is not reduced is refused', () => {
    for (let y = P; y < 2n ** 255n; y++) {
      expect(isAcceptableKey(number(y))).toBe(false);
      expect(isAcceptableKey(number(y + SIGN))).toBe(false);
    }
  });

  test.for([0, 31, 33, 64])('%i bytes are refused', (length) => {
    expect(isAcceptableKey(new Uint8Array(length).fill(0x11))).toBe(false);
  });
});

describe('signatures', () => {
  const withS = (s: bigint) => Uint8Array.from([...SIGNATURE.subarray(0, 32), ...number(s)]);

  test('S must be below the order of the base point', () => {
    expect(isAcceptableSignature(SIGNATURE)).toBe(true);
    expect(isAcceptableSignature(withS(0n))).toBe(true);
    expect(isAcceptableSignature(withS(L - 1n))).toBe(true);
    expect(isAcceptableSignature(withS(L))).toBe(false);
    expect(isAcceptableSignature(withS(L + 1n))).toBe(false);
    expect(isAcceptableSignature(withS(2n ** 256n - 1n))).toBe(false);
  });

  test.for([0, 32, 63, 65])('%i bytes are refused', (length) => {
    expect(isAcceptableSignature(new Uint8Array(length))).toBe(false);
  });
});

test('what the checks refuse never reaches the curve', async () => {
  let asked = 0;
  const crypto = {
    async verifyEd25519() {
      asked++;
      return true;
    },
  };
  expect(await verifyStrictly(crypto, number(1n), KEY, SIGNATURE)).toBe(false);
  expect(await verifyStrictly(crypto, KEY, KEY, SIGNATURE.subarray(1))).toBe(false);
  expect(asked).toBe(0);
  expect(await verifyStrictly(crypto, KEY, KEY, SIGNATURE)).toBe(true);
  expect(asked).toBe(1);
});
