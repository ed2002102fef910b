import { type Address, parseCidr } from './address.ts';
import { packRanges, rangeTable } from './ranges.ts';

/** Blocks that no public client has (IANA special-purpose registries). */
const BLOCKS = {
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
  loopback: ['127.0.0.0/8', '::1/128'],
  link_local: ['169.254.0.0/16', 'fe80::/10'],
  shared: ['100.64.0.0/10'],
  documentation: ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'],
  reserved: ['0.0.0.0/8', '192.0.0.0/24', '198.18.0.0/15', '224.0.0.0/4', '240.0.0.0/4', '100::/64', 'ff00::/8'],
} as const;

export type Reserved = keyof typeof BLOCKS;

const names = Object.keys(BLOCKS) as Reserved[];

/** Says why an address is nobody's on the public net, or null when it is public. */
export function reservedLookup(): (address: Address) => Reserved | null {
  const table = rangeTable(
    packRanges(names.flatMap((name, i) => BLOCKS[name].map((block) => ({ ...parseCidr(block)!, value: i + 1 })))),
  );
  return (address) => {
    // ::1 lies below the 64 bits that ranges are kept to
    if (address.version === 6 && address.high === 0n) return address.low === 1n ? 'loopback' : 'reserved';
    const value = table.find(address);
    return value === 0 ? null : names[value - 1]!;
  };
}
