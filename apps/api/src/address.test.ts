import { BlockList } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type AddressSource, clientOf, type ForwardingHeader, networkOf, type ProxyTrust } from './address.ts';
import { networksOf, type Platform } from './network/platforms.ts';

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

const behind = (platform: Platform): ProxyTrust => ({ kind: 'platform', platform, networks: networksOf(platform) });
const forwarded = { 'x-forwarded-for': '192.0.2.1' };

describe('where the address comes from', () => {
  it.each<[ProxyTrust, string, Record<string, string>, string, AddressSource]>([
    [off, '203.0.113.7', forwarded, '203.0.113.7', 'connection'],
    [depth(1), '10.0.0.1', forwarded, '192.0.2.1', 'x-forwarded-for'],
    [depth(1), '10.0.0.1', { forwarded: 'for=192.0.2.1' }, '192.0.2.1', 'forwarded'],
    [behind('cloudflare'), '104.16.0.9', { 'cf-connecting-ip': '192.0.2.1' }, '192.0.2.1', 'cf-connecting-ip'],
    [behind('cloudflare'), '2606:4700::9', { 'cf-connecting-ip': '2001:db8::1' }, '2001:db8::1', 'cf-connecting-ip'],
    [behind('cloudflare'), '203.0.113.7', { 'cf-connecting-ip': '192.0.2.1' }, '203.0.113.7', 'connection'],
    [behind('cloudflare'), '104.16.0.9', forwarded, '104.16.0.9', 'connection'],
    [behind('cloudflare'), '104.16.0.9', { 'cf-connecting-ip': 'you' }, '104.16.0.9', 'connection'],
    [behind('fly'), '172.16.3.2', { 'fly-client-ip': '192.0.2.1' }, '192.0.2.1', 'fly-client-ip'],
    [behind('nginx'), '127.0.0.1', { 'x-real-ip': '192.0.2.1' }, '192.0.2.1', 'x-real-ip'],
    [behind('haproxy'), '10.0.0.1', { 'x-forwarded-for': '6.6.6.6, 192.0.2.1' }, '192.0.2.1', 'x-forwarded-for'],
  ])('%j tells %s of %j that it is %s by %s', (trust, socketAddress, headers, address, source) => {
    expect(clientOf({ socketAddress, socketSecure: false, headers }, trust)).toMatchObject({ address, source });
  });

  it.each([
    ['198.51.100.10:46532', '198.51.100.10'],
    ['2001:db8:3b20:38::17e:7:46532', '2001:db8:3b20:38::17e:7'],
    ['[2001:db8::1]:443', '2001:db8::1'],
  ])('and reads CloudFront’s %s', (said, address) => {
    const trust: ProxyTrust = { kind: 'platform', platform: 'cloudfront', networks };
    const hop = { socketAddress: '10.0.0.1', socketSecure: false, headers: { 'cloudfront-viewer-address': said } };
    expect(clientOf(hop, trust)).toMatchObject({ address, source: 'cloudfront-viewer-address' });
  });

  it('is the PROXY header of a balancer, and beyond it what trusted proxies say', () => {
    const hop = { socketAddress: '10.0.0.1', socketSecure: false, headers: forwarded };
    const said = (proxied: string, trust: ProxyTrust) => clientOf({ ...hop, proxied }, trust);
    expect(said('203.0.113.9', inNetworks)).toMatchObject({ address: '203.0.113.9', source: 'proxy_protocol' });
    expect(said('10.0.0.2', inNetworks)).toMatchObject({ address: '192.0.2.1', source: 'x-forwarded-for' });
    expect(said('203.0.113.9', depth(1)).address).toBe('203.0.113.9');
    expect(said('203.0.113.9', depth(2)).address).toBe('192.0.2.1');
  });
});

describe('forwarding headers that the client wrote itself', () => {
  it.each<[string, ProxyTrust, string, Record<string, string>, ForwardingHeader[]]>([
    [
      'are named',
      inNetworks,
      '203.0.113.7',
      { ...forwarded, 'cf-connecting-ip': '1.1.1.1' },
      ['x-forwarded-for', 'cf-connecting-ip'],
    ],
    ['are named where no proxy is trusted', off, '203.0.113.7', forwarded, ['x-forwarded-for']],
    ['are none where they name the address itself', off, '203.0.113.7', { 'x-forwarded-for': '203.0.113.7' }, []],
    ['may be those of a proxy in the house that nobody configured', off, '10.0.0.1', forwarded, []],
    ['are none where a trusted proxy stands before', depth(1), '203.0.113.7', forwarded, []],
    ['are none where there are none', off, '203.0.113.7', {}, []],
  ])('%s', (_, trust, socketAddress, headers, spoofed) => {
    expect(clientOf({ socketAddress, socketSecure: false, headers }, trust).spoofed).toEqual(spoofed);
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
