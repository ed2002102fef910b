import { expect, it } from 'vitest';
import { networkOf } from './address.ts';

// Letter for letter what the server writes; apps/api holds the two against each other.
it.each([
  ['192.0.2.7', '192.0.2.0/24'],
  ['::ffff:192.0.2.7', '192.0.2.0/24'],
  ['::FFFF:192.0.2.7', '192.0.2.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:0:0:0:0:0/48'],
  ['2001:DB8::1', '2001:db8:0:0:0:0:0:0/48'],
  ['2001:0db8:0001::', '2001:db8:1:0:0:0:0:0/48'],
  ['::1', '0:0:0:0:0:0:0:0/48'],
  ['fe80::1%eth0', 'fe80:0:0:0:0:0:0:0/48'],
  ['shop.example', null],
  ['', null],
  ['1.2.3', null],
])('%s lies in %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
