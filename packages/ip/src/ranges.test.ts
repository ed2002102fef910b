import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from './address.ts';
import { blockList, packRanges, rangeTable } from './ranges.ts';

describe('rangeTable', () => {
  it('agrees with asking every range, the narrowest one winning', () => {
    // nested or apart, as address blocks are: first and length of powers of two
    const block = fc
      .tuple(fc.nat(255), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 9 }))
      .map(([n, power, value]) => {
        const size = 2 ** power;
        const first = Math.floor(n / size) * size;
        return { first, last: first + size - 1, value };
      });
    fc.assert(
      fc.property(fc.uniqueArray(block, { maxLength: 25, selector: (b) => `${b.first}-${b.last}` }), (blocks) => {
        const v4 = rangeTable(
          packRanges(
            blocks.map((b) => ({
              first: { version: 4, bits: b.first },
              last: { version: 4, bits: b.last },
              value: b.value,
            })),
          ),
        );
        const v6 = rangeTable(
          packRanges(
            blocks.map((b) => ({
              first: { version: 6, high: BigInt(b.first), low: 0n },
              last: { version: 6, high: BigInt(b.last), low: 0n },
              value: b.value,
            })),
          ),
        );
        for (let at = 0; at < 320; at++) {
          const around = blocks
            .filter((b) => b.first <= at && at <= b.last)
            .sort((a, b) => a.last - a.first - (b.last - b.first));
          expect(v4.find({ version: 4, bits: at })).toBe(around[0]?.value ?? 0);
          expect(v6.find({ version: 6, high: BigInt(at), low: 5n })).toBe(around[0]?.value ?? 0);
        }
      }),
    );
  });

  it('reaches the last address of all', () => {
    const { table } = blockList(['255.255.255.0/24', 'ffff::/16']);
    expect(table.find(parseAddress('255.255.255.255')!)).toBe(1);
    expect(table.find(parseAddress('ffff:ffff:ffff:ffff::1')!)).toBe(1);
  });

  it('counts lines that are no block', () => {
    expect(blockList(['10.0.0.0/8', 'nonsense', ' 192.0.2.1 ']).refused).toBe(1);
  });
});
