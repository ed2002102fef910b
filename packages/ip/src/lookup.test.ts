import { describe, expect, it } from 'vitest';
import { parseCidr } from './address.ts';
import { decodeAsnTable, encodeAsnTable } from './asn.ts';
import { createIpLookup, type FeedTables, isHostingName } from './lookup.ts';
import { blockList, packRanges } from './ranges.ts';

const networks: Array<[block: string, asn: number, name: string]> = [
  ['20.0.0.0/16', 8075, 'Microsoft Corporation'],
  ['20.1.0.0/16', 3320, 'Deutsche Telekom AG'],
  ['20.2.0.0/16', 36183, 'Akamai Technologies, Inc.'],
  ['20.3.0.0/16', 53813, 'ZSCALER, INC.'],
  ['20.4.0.0/16', 64500, 'Example VPS Hosting'],
  ['2a00:1::/32', 24940, 'Hetzner Online GmbH'],
];
const asn = decodeAsnTable(
  encodeAsnTable(
    packRanges(networks.map(([b, value]) => ({ ...parseCidr(b)!, value }))),
    new Map(networks.map(([, n, name]) => [n, name])),
  ),
);
const look = (feeds: FeedTables = {}) =>
  createIpLookup({ asn, place: () => ({ country: 'DE', city: null }), feeds: () => feeds });

it('asks the owner’s networks first, and the table where they know nothing', () => {
  const network = (address: string) => (address === '20.1.1.1' ? { asn: 24940, organisation: 'Own' } : null);
  const mine = createIpLookup({ asn, network, place: null, feeds: () => ({}) });
  expect(mine('20.1.1.1')).toMatchObject({ asn: 24940, organisation: 'Own', kind: 'hosting', datacenter: true });
  expect(mine('20.0.1.1')).toMatchObject({ asn: 8075, organisation: 'Microsoft Corporation' });
  // As servers that speak IPv6 write IPv4.
  expect(mine('::ffff:20.1.1.1')).toMatchObject({ address: '::ffff:20.1.1.1', asn: 24940, organisation: 'Own' });
});

describe('createIpLookup', () => {
  it.each([
    [
      '20.0.1.1',
      { asn: 8075, organisation: 'Microsoft Corporation', kind: 'cloud', datacenter: true, vpn: false, proxy: false },
    ],
    ['20.1.1.1', { asn: 3320, kind: null, datacenter: false, relay: false, country: 'DE' }],
    ['20.2.1.1', { kind: 'relay', datacenter: false, relay: true }],
    ['20.3.1.1', { kind: 'gateway', datacenter: false, relay: true }],
    ['20.4.1.1', { kind: 'possibly_hosting', datacenter: false }],
    ['2a00:1::5', { asn: 24940, kind: 'hosting', datacenter: true }],
    ['21.0.0.1', { asn: null, datacenter: null, vpn: null, proxy: null, tor: null, relay: null }],
    ['203.0.113.7', { reserved: 'documentation', country: null, datacenter: null }],
    ['10.1.2.3', { reserved: 'private' }],
    ['::1', { reserved: 'loopback' }],
    ['::ffff:127.0.0.1', { reserved: 'loopback', version: 4 }],
    ['fd00::1', { reserved: 'private' }],
  ])('%s', (address, want) => expect(look()(address)).toMatchObject(want));

  it('knows people behind a relay even where the network is a cloud', () => {
    const relay = blockList(['20.0.7.0/24']).table;
    expect(look({ relay })('20.0.7.1')).toMatchObject({ relay: true, datacenter: false });
    expect(look({ relay })('20.0.8.1')).toMatchObject({ relay: false, datacenter: true });
  });

  it('says of Tor only what a list says', () => {
    expect(look()('20.1.1.1')?.tor).toBeNull();
    const tor = blockList(['20.1.1.1']).table;
    expect(look({ tor })('20.1.1.1')?.tor).toBe(true);
    expect(look({ tor })('20.1.1.2')?.tor).toBe(false);
  });

  it('gives null for what is no address', () => expect(look()('example.org')).toBeNull());
});

describe('isHostingName', () => {
  it.each(['OVH Hosting', 'Contabo VPS', 'Some Data Center Ltd', 'Dedicated Servers Inc'])('%s', (n) =>
    expect(isHostingName(n)).toBe(true),
  );
  it.each(['Cloud University', 'Deutsche Telekom Cloud', 'Fiber Hosting', 'Vodafone', null])('not %s', (n) =>
    expect(isHostingName(n)).toBe(false),
  );
});
