import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkOf, parseAddress, parseCidr } from './address.ts';

describe('parseAddress', () => {
  it.each([
    ['203.0.113.7', { version: 4, bits: 0xcb007107 }],
    ['::ffff:203.0.113.7', { version: 4, bits: 0xcb007107 }],
    ['::FFFF:cb00:7107', { version: 4, bits: 0xcb007107 }],
    ['2001:db8::7', { version: 6, high: 0x20010db800000000n, low: 7n }],
    ['fe80::1%eth0', { version: 6, high: 0xfe80000000000000n, low: 1n }],
    ['::', { version: 6, high: 0n, low: 0n }],
    ['1:2:3:4:5:6:7:8', { version: 6, high: 0x0001000200030004n, low: 0x0005000600070008n }],
  ])('reads %s', (text, want) => expect(parseAddress(text)).toEqual(want));

  it.each([
    '',
    'localhost',
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '256.1.1.1',
    '1.2.3.4:80',
    '1::2::3',
    ':::',
    '1:2:3:4:5:6:7:8:9',
    '12345::',
    '[::1]',
    '1.2.3.4::',
  ])('refuses %j', (text) => expect(parseAddress(text)).toBeNull());

  it('reads what another implementation writes', () => {
    fc.assert(fc.property(fc.ipV4(), (text) => parseAddress(text)?.version === 4));
    fc.assert(fc.property(fc.ipV6(), (text) => parseAddress(text) !== null));
    fc.assert(fc.property(fc.string(), (text) => parseAddress(text) === null || text !== ''));
  });
});

describe('parseCidr', () => {
  it.each([
    ['10.0.0.0/8', '10.0.0.0', '10.255.255.255'],
    ['192.0.2.77/24', '192.0.2.0', '192.0.2.255'],
    ['0.0.0.0/0', '0.0.0.0', '255.255.255.255'],
    ['203.0.113.7', '203.0.113.7', '203.0.113.7'],
    ['2001:db8::/32', '2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'],
  ])('%s', (block, first, last) => {
    expect(parseCidr(block)).toEqual({ first: parseAddress(first), last: parseAddress(last) });
  });
  it.each(['10.0.0.0/33', '10.0.0.0/', '::/129', 'x/8', '10.0.0.0/-1', ''])('refuses %j', (block) =>
    expect(parseCidr(block)).toBeNull(),
  );
});

describe('networkOf', () => {
  it.each([
    ['203.0.113.7', '203.0.113.0/24'],
    ['2001:db8:1:2::7', '2001:db8:1::/48'],
  ])('%s is in %s', (text, network) => expect(networkOf(parseAddress(text)!)).toBe(network));
});
