import { type Context, type Judgement, judge, type PresentReadings } from '@veridict/verifier';
import fc from 'fast-check';
import { expect } from 'vitest';
import { anyContext, anyReadings, names, visits } from './chimeras.ts';
import { decoded } from './visit.ts';

/** What these readings are judged to be in this context. */
export const judged = (readings: PresentReadings, context: Context): Judgement =>
  judge({ ...decoded(visits[0]!), readings }, context);

const positives = ({ signals: hits }: Judgement) => hits.filter((hit) => (hit.weight ?? 0) > 0);
const sum = (judgement: Judgement) => positives(judgement).reduce((total, { llr }) => total + llr, 0);

/** What was won by showing less, in words: nothing may be. */
export function gains(before: Judgement, after: Judgement): string[] {
  const was = positives(before).map(({ name }) => name);
  const found = positives(after).flatMap(({ name }) => (was.includes(name) ? [] : `${name} is new`));
  // llr is rounded to two decimals, each by itself
  if (sum(after) > sum(before) + 0.01 * (was.length + 1)) found.push(`${sum(before)} became ${sum(after)}`);
  if (before.score <= 30 && after.score > 30) found.push(`score ${before.score} became ${after.score}`);
  if (!before.hard_rule_hit && after.hard_rule_hit) found.push(`${after.hard_rule_hit} is definitive now`);
  return [...found, ...before.errored, ...after.errored];
}

/** Take readings away from chimeras, and expect that it never pays. Gives the signals that were seen on the way. */
export function takeReadingsAway(numRuns: number): Set<string> {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      anyReadings,
      anyContext,
      fc.array(fc.constantFrom(...names), { maxLength: names.length }),
      (readings, context, gone) => {
        const left = Object.fromEntries(Object.entries(readings).filter(([name]) => !gone.includes(name as never)));
        const before = judged(readings, context);
        for (const { name } of positives(before)) seen.add(name);
        expect(gains(before, judged(left, context))).toEqual([]);
      },
    ),
    { seed: 20_261_121, numRuns },
  );
  return seen;
}
