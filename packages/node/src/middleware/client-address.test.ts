import { expect, it } from 'vitest';
import { parseTrustProxy, type TrustProxy } from './client-address.ts';
import type { Incoming } from './incoming.ts';
import { parseNetworks, plainAddress } from './networks.ts';

const from = (peer: string | null, headers: Record<string, string>): Incoming =>
  ({ peer, headers: { get: (name: string) => headers[name] ?? null } }) as Incoming;
const forwarded = { 'x-forwarded-for': '192.0.2.66, 203.0.113.5, 10.0.0.2' };

it.each<[TrustProxy, string | null, Record<string, string>, string | null]>([
  [false, '198.51.100.7', forwarded, '198.51.100.7'],
  [false, null, forwarded, null],
  [1, '10.0.0.3', forwarded, '10.0.0.2'],
  [2, '10.0.0.3', forwarded, '203.0.113.5'],
  [2, null, forwarded, '203.0.113.5'],
  [9, '10.0.0.3', forwarded, '192.0.2.66'],
  [1, '10.0.0.3', {}, '10.0.0.3'],
  [1, '10.0.0.3', { 'x-forwarded-for': 'unknown' }, '10.0.0.3'],
  [['10.0.0.0/8'], '10.0.0.3', forwarded, '203.0.113.5'],
  [['10.0.0.0/8'], '198.51.100.7', forwarded, '198.51.100.7'],
  [['10.0.0.3'], '::ffff:10.0.0.3', forwarded, '10.0.0.2'],
  ['cloudflare', '104.16.0.1', { ...forwarded, 'cf-connecting-ip': '2001:DB8::1' }, '2001:db8::1'],
  ['nginx', '127.0.0.1', { 'x-real-ip': '203.0.113.5' }, '203.0.113.5'],
  ['vercel', null, {}, null],
])('trusting %j, a request from %s with %j is of %s', (trust, peer, headers, address) => {
  expect(parseTrustProxy(trust)(from(peer, headers))).toBe(address);
});

it.each([true, 0, 1.5, -1, 'akamai', ['10.0.0.0/33'], ['everybody'], [''], {}, null])(
  'refuses to trust %j',
  (trust) => {
    expect(() => parseTrustProxy(trust as TrustProxy)).toThrow(/^trustProxy must be/);
  },
);

it.each([
  ['10.0.0.0/8', '10.255.0.1', true],
  ['10.0.0.0/8', '11.0.0.1', false],
  ['192.0.2.128/25', '192.0.2.127', false],
  ['0.0.0.0/0', '203.0.113.5', true],
  ['0.0.0.0/0', '2001:db8::1', false],
  ['2001:db8::/32', '2001:db8:ffff::1', true],
  ['2001:db8::/32', '2001:db9::1', false],
  ['::1', '0:0:0:0:0:0:0:1', true],
  ['::ffff:192.0.2.1', '::ffff:c000:201', true],
])('in %s lies %s: %s', (network, address, expected) => {
  expect(parseNetworks([network])!(address)).toBe(expected);
});

it.each([
  ['[2001:db8::1]:443', '2001:db8::1'],
  ['192.0.2.1:80', '192.0.2.1'],
  [' fe80::1%eth0 ', 'fe80::1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['256.0.0.1', null],
  ['1::2::3', null],
  ['1:2:3', null],
  ['12345::', null],
  ['', null],
])('%j is the address %s', (text, address) => {
  expect(plainAddress(text)).toBe(address);
});
