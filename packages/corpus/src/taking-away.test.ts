import { judge } from '@veridict/verifier';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bots, decoded, knownMisses, people, type Visit } from './index.ts';

const SEED = 20_261_121;
const everybody = Object.entries({ ...people, ...bots, ...knownMisses });

/** The visit with only these of its readings and circumstances. */
function only(visit: Visit, kept: ReadonlySet<string>): Visit {
  const readings = Object.fromEntries(Object.entries(visit.readings).filter(([name]) => kept.has(name)));
  const { request, tls, addressKind, presented, identity } = visit.context;
  const context = {
    identity,
    request: kept.has('request') ? request : null,
    tls: kept.has('tls') ? tls : null,
    addressKind: kept.has('addressKind') ? addressKind : null,
    presented: kept.has('presented') ? presented : null,
  };
  return { readings, faults: {}, context };
}

const namesOf = (visit: Visit) => [...Object.keys(visit.readings), 'request', 'tls', 'addressKind', 'presented'];
const judged = (visit: Visit) => judge(decoded(visit), visit.context);

const anySubset = fc
  .constantFrom(...everybody)
  .chain(([name, visit]) => fc.subarray(namesOf(visit)).map((kept) => ({ name, visit, kept: new Set(kept) })));

describe('taking evidence away', () => {
  it(`adds no hit against anybody and makes nobody a suspect (seed ${SEED})`, () => {
    const property = fc.property(anySubset, ({ visit, kept }) => {
      const whole = judged(visit);
      const part = judged(only(visit, kept));
      const before = new Set(whole.signals.filter((s) => (s.weight ?? 0) > 0).map((s) => s.name));
      for (const s of part.signals) if ((s.weight ?? 0) > 0) expect(before).toContain(s.name);
      if (whole.score <= 30) expect(part.score).toBeLessThanOrEqual(30);
      expect(part.errored).toEqual([]);
    });
    fc.assert(property, { seed: SEED, numRuns: 400 });
  });

  it.each(everybody)('of a single kind: %s', (_, visit) => {
    const whole = judged(visit);
    for (const gone of namesOf(visit)) {
      const kept = new Set(namesOf(visit).filter((name) => name !== gone));
      const part = judged(only(visit, kept));
      if (whole.score <= 30) expect([gone, part.score <= 30]).toEqual([gone, true]);
    }
  });
});
