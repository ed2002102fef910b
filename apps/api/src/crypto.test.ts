import { describe, expect, test } from 'vitest';
import { createRandom, hashText, nodeCrypto } from './crypto.ts';

describe('createRandom', () => {
  test('gives as many bytes as asked for, over pages and beyond one', () => {
    const random = createRandom(64);
    expect([16, 0, 40, 30, 64, 65, 1000].map((bytes) => random(bytes).length)).toEqual([16, 0, 40, 30, 64, 65, 1000]);
  });

  test('gives no byte twice, and what was given stays what it is', () => {
    const random = createRandom(64);
    const given = Array.from({ length: 1000 }, () => random(16));
    const seen = given.map((bytes) => Buffer.from(bytes).toString('hex'));
    expect(new Set(seen).size).toBe(1000);
    expect(seen).not.toContain('0'.repeat(32));
    expect(new Set(given.flatMap((bytes) => [...bytes])).size).toBe(256);
  });
});

test('hashes are SHA-256', () => {
  const abc = 'ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0';
  expect(hashText('abc')).toBe(abc);
  expect(Buffer.from(nodeCrypto.sha256(Buffer.from('abc'))).toString('base64url')).toBe(abc);
});
