import { readings } from '@veridict/contract';
import { type Context, NOTHING_KNOWN, type PresentReadings, type TlsSeen } from '@veridict/verifier';
import fc from 'fast-check';
import { bots, knownMisses } from './bots.ts';
import { people } from './people.ts';
import type { Visit } from './visit.ts';

/** curl 8 with OpenSSL 3. */
const CURL: TlsSeen = { ja4: 't13d3112h2_e8f1e7e78f70_b26ce05bbdd6' };

/** Everyone in the corpus. */
export const visits: readonly Visit[] = [
  ...Object.values(people),
  ...Object.values(bots),
  ...Object.values(knownMisses),
];
/** Readings that any of them has. */
export const names = [...new Set(visits.flatMap((visit) => Object.keys(visit.readings)))] as Array<
  keyof PresentReadings
>;
const contexts: Context[] = [NOTHING_KNOWN, ...visits.map((visit) => visit.context)];

/** A reading's value with some of its leaves turned around: what an odd, a broken or a forged browser may say. */
function twisted(value: unknown, next: () => number): unknown {
  if (Array.isArray(value)) return value.slice(next() % 3 ? 0 : 1).map((item) => twisted(item, next));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, twisted(item, next)]));
  if (next() % 6) return value;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return [0, 1, value * 2, -value][next() % 4];
  if (typeof value === 'string') return ['', 'SwiftShader', 'HeadlessChrome/147.0.0.0', 'UTC', 'true'][next() % 5];
  return value;
}

/** Readings of many visits in one, some of them twisted: a browser that disagrees with itself, so that many signals hit. */
const chimera: fc.Arbitrary<PresentReadings> = fc
  .record({
    picks: fc.array(fc.nat(visits.length), { minLength: names.length, maxLength: names.length }),
    turns: fc.array(fc.nat(1000), { minLength: 50, maxLength: 50 }),
  })
  .map(({ picks, turns }) => {
    let turn = 0;
    const next = () => turns[turn++ % turns.length]!;
    return Object.fromEntries(
      names.flatMap((name, i) => {
        const original = visits[picks[i]!]?.readings[name];
        const value = readings[name].schema.safeParse(next() % 2 ? original : twisted(original, next));
        return value.success ? [[name, value.data]] : [];
      }),
    );
  });
/** Readings of anyone, or of a chimera. */
export const anyReadings = fc.oneof(
  chimera,
  fc.constantFrom(...visits).map((visit) => visit.readings),
);
/** A context of anyone, with or without what the address and the handshake say. */
export const anyContext = fc.constantFrom(...contexts).chain((context) =>
  fc
    .record({
      tls: fc.constantFrom(context.tls, CURL),
      addressKind: fc.constantFrom(context.addressKind, { datacenter: true, proxy: false }),
    })
    .map((more) => ({ ...context, ...more })),
);
