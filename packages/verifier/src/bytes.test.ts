import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asciiBytes, asciiText, fromBase64url, toBase64url } from './bytes.ts';

const SEED = 20_261_121;

// RFC 4648, section 10, without padding
test.for<[string, string]>([
  ['', ''],
  ['f', 'Zg'],
  ['fo', 'Zm8'],
  ['foo', 'Zm9v'],
  ['foob', 'Zm9vYg'],
  ['fooba', 'Zm9vYmE'],
  ['foobar', 'Zm9vYmFy'],
])('base64url of %j is %j', ([text, encoded]) => {
  expect(toBase64url(asciiBytes(text))).toBe(encoded);
  expect(fromBase64url(encoded)).toEqual(asciiBytes(text));
});

test.for(['A', 'AAAAA', 'Zg==', 'Zg=', 'Zh', 'Zm9', 'Z+9v', 'Z/9v', 'Zm9v ', ' Zm9v', 'Zm\n9', 'Zmé9'])(
  'base64url refuses %j',
  (text) => {
    expect(fromBase64url(text)).toBeNull();
  },
);

test('bytes come back, and every text that decodes is the only one that does', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.string({ maxLength: 12 }), (bytes, text) => {
      expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
      const decoded = fromBase64url(text);
      if (decoded) expect(toBase64url(decoded)).toBe(text);
    }),
    { seed: SEED, numRuns: 500 },
  );
});

test('ASCII text comes back, other bytes are none', () => {
  expect(asciiText(asciiBytes('eyJ.x_-\x00\x7f'))).toBe('eyJ.x_-\x00\x7f');
  expect(asciiText(Uint8Array.of(0x41, 0x80))).toBeNull();
});
