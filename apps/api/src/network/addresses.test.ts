import { createIpLookup } from '@veridict/ip';
import { expect, it } from 'vitest';
import { addressKindOf } from './addresses.ts';

const networks: Record<string, number> = { '84.1.1.1': 24940, '85.1.1.1': 3320, '20.1.1.1': 36183 };
const ip = createIpLookup({
  asn: null,
  network: (address) => (networks[address] ? { asn: networks[address], organisation: 'Some Hosting' } : null),
  place: (address) => ({ country: networks[address] ? 'DE' : null, city: null }),
  feeds: () => ({}),
});

it.each<[string, object | null]>([
  [
    '84.1.1.1',
    { datacenter: true, proxy: false, vpn: false, tor: false, relay: false, hostingName: false, asn: 24940 },
  ],
  ['85.1.1.1', { datacenter: false, relay: false, hostingName: true, country: 'DE', asn: 3320 }],
  ['20.1.1.1', { datacenter: false, relay: true }],
  ['86.1.1.1', null],
  ['10.0.0.1', null],
  ['nonsense', null],
])('signals learn of %s: %j', (address, kind) => {
  const learned = addressKindOf(ip(address));
  if (kind === null) expect(learned).toBeNull();
  else expect(learned).toMatchObject(kind);
});
