import { BlockList } from 'node:net';
import { describe, expect, it } from 'vitest';
import { clientOf, networkOf, type ProxyTrust } from './address.ts';

const networks = new BlockList();
networks.addSubnet('10.0.0.0', 8, 'ipv4');
networks.addSubnet('2001:db8:1::', 48, 'ipv6');
const off: ProxyTrust = { kind: 'off' };
const inNetworks: ProxyTrust = { kind: 'networks', networks };
const depth = (count: number): ProxyTrust => ({ kind: 'depth', depth: count });

describe('the client’s address', () => {
  it.each<[string, ProxyTrust, string, Record<string, string>, string]>([
    ['is the socket’s', off, '203.0.113.7', {}, '203.0.113.7'],
    ['is IPv4 where it is mapped into IPv6', off, '::ffff:203.0.113.7', {}, '203.0.113.7'],
    ['has no zone', off, 'fe80::1%eth0', {}, 'fe80::1'],
    ['is no claim of the client', off, '203.0.113.7', { 'x-forwarded-for': '192.0.2.1' }, '203.0.113.7'],
    ['is what one proxy saw', depth(1), '10.0.0.1', { 'x-forwarded-for': '192.0.2.1' }, '192.0.2.1'],
    [
      'is not what the client told the proxy',
      depth(1),
      '10.0.0.1',
      { 'x-forwarded-for': '6.6.6.6, 192.0.2.1' },
      '192.0.2.1',
    ],
    [
      'is what the outer of two proxies saw',
      depth(2),
      '10.0.0.1',
      { 'x-forwarded-for': '6.6.6.6, 192.0.2.1, 10.0.0.2' },
      '192.0.2.1',
    ],
    [
      'is the last known where the chain is short',
      depth(3),
      '10.0.0.1',
      { 'x-forwarded-for': '192.0.2.1' },
      '192.0.2.1',
    ],
    [
      'is the first that is no trusted proxy',
      inNetworks,
      '10.0.0.1',
      { 'x-forwarded-for': '6.6.6.6, 192.0.2.1, 10.9.9.9' },
      '192.0.2.1',
    ],
    [
      'is the socket’s when that is no trusted proxy',
      inNetworks,
      '192.0.2.9',
      { 'x-forwarded-for': '192.0.2.1' },
      '192.0.2.9',
    ],
    [
      'comes from a trusted IPv6 proxy too',
      inNetworks,
      '2001:db8:1::5',
      { 'x-forwarded-for': '2001:db8:2::1' },
      '2001:db8:2::1',
    ],
    ['loses port and brackets', depth(1), '10.0.0.1', { 'x-forwarded-for': '[2001:db8::1]:4711' }, '2001:db8::1'],
    ['loses the port of IPv4', depth(1), '10.0.0.1', { 'x-forwarded-for': '192.0.2.1:4711' }, '192.0.2.1'],
    [
      'is read from Forwarded',
      depth(1),
      '10.0.0.1',
      { forwarded: 'for=6.6.6.6, for="[2001:db8::1]:80";proto=https' },
      '2001:db8::1',
    ],
    [
      'is not known beyond an unnamed hop',
      depth(2),
      '10.0.0.1',
      { forwarded: 'for=192.0.2.1, for=unknown, for=10.0.0.2' },
      '10.0.0.2',
    ],
    [
      'is neither of two that disagree',
      depth(1),
      '10.0.0.1',
      { 'x-forwarded-for': '192.0.2.1', forwarded: 'for=6.6.6.6' },
      '10.0.0.1',
    ],
    [
      'is what both say',
      depth(1),
      '10.0.0.1',
      { 'x-forwarded-for': '192.0.2.1', forwarded: 'for=192.0.2.1' },
      '192.0.2.1',
    ],
    ['is the proxy’s where nothing is said', depth(1), '10.0.0.1', {}, '10.0.0.1'],
    ['is the proxy’s where rubbish is said', depth(1), '10.0.0.1', { 'x-forwarded-for': 'you, wish' }, '10.0.0.1'],
  ])('%s', (_, trust, socketAddress, headers, address) => {
    expect(clientOf({ socketAddress, socketSecure: false, headers }, trust).address).toBe(address);
  });
});

describe('an encrypted connection', () => {
  it.each<[string, ProxyTrust, boolean, Record<string, string>, boolean]>([
    ['is ours', off, true, {}, true],
    ['is a trusted proxy’s', depth(1), false, { 'x-forwarded-proto': 'https' }, true],
    ['is a trusted proxy’s by Forwarded', depth(1), false, { forwarded: 'for=192.0.2.1;proto=https' }, true],
    ['is no claim of the client', off, false, { 'x-forwarded-proto': 'https' }, false],
    ['is none', depth(1), false, { 'x-forwarded-proto': 'http' }, false],
  ])('%s', (_, trust, socketSecure, headers, secure) => {
    expect(clientOf({ socketAddress: '10.0.0.1', socketSecure, headers }, trust).secure).toBe(secure);
  });
});

it.each<[string, number, number, string | null]>([
  ['203.0.113.200', 24, 48, '203.0.113.0/24'],
  ['203.0.113.200', 32, 64, '203.0.113.200/32'],
  ['203.0.113.200', 20, 64, '203.0.112.0/20'],
  ['::ffff:203.0.113.200', 24, 48, '203.0.113.0/24'],
  ['2001:db8:1:2:3:4:5:6', 24, 48, '2001:db8:1:0:0:0:0:0/48'],
  ['2001:db8::6', 32, 64, '2001:db8:0:0:0:0:0:0/64'],
  ['::1', 32, 64, '0:0:0:0:0:0:0:0/64'],
  ['64:ff9b::192.0.2.33', 32, 128, '64:ff9b:0:0:0:0:c000:221/128'],
  ['nonsense', 24, 48, null],
])('%s belongs to the /%d or /%d %s', (address, bits4, bits6, network) => {
  expect(networkOf(address, bits4, bits6)).toBe(network);
});
