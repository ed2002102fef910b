import { judge, NOTHING_KNOWN, policy, type Signal, signals } from '@veridict/verifier';
import { describe, expect, test } from 'vitest';
import { names, visits } from './chimeras.ts';
import { gains, judged, takeReadingsAway } from './missing-readings.cases.ts';
import { people } from './people.ts';
import { decoded } from './visit.ts';

describe('readings taken away', () => {
  test('add no positive sign, and turn no person into a suspect', { timeout: 30_000 }, () => {
    takeReadingsAway(150);
  });

  test('one by one, from everyone in the corpus', () => {
    const found = visits.flatMap(({ readings, context }) => {
      const before = judged(readings, context);
      return names.flatMap((name) => {
        const { [name]: _gone, ...left } = readings;
        return gains(before, judged(left, context)).map((gain) => `without ${name}: ${gain}`);
      });
    });
    expect(found).toEqual([]);
  });

  test('all of them: no evidence, and no more than 30', () => {
    for (const { context } of Object.values(people)) {
      const nothing = judged({}, context);
      expect(nothing.evidence).toBe('none');
      expect(nothing.score, JSON.stringify(nothing.signals)).toBeLessThanOrEqual(30);
    }
  });
});

describe('lone signs', () => {
  test.for(signals.filter(({ id }) => (policy.weights[id]?.weight ?? 0) > 0 && !policy.weights[id]?.hard))(
    '$id alone makes no suspect, unless it is strong by itself',
    ({ id, ...rest }) => {
      const alone: Signal = { ...rest, id, needs: [], judge: () => ({ hit: true, detail: 'alone' }) };
      const { score, signals: hits } = judge(null, NOTHING_KNOWN, policy, [alone]);
      if (hits[0]!.llr < policy.ceilings.singleFamily) expect(score).toBeLessThanOrEqual(policy.ceilings.score);
    },
  );

  test.for(signals.filter(({ id }) => policy.weights[id]?.hard))(
    '$id is a definitive rule: it always blocks',
    ({ id, ...rest }) => {
      const alone: Signal = { ...rest, id, needs: [], judge: () => ({ hit: true, detail: 'alone' }) };
      const others = signals.filter((signal) => signal.id !== id);
      for (const visit of visits) {
        const judgement = judge(decoded(visit), visit.context, policy, [...others, alone]);
        expect(judgement).toMatchObject({ score: 100, ceiling: null });
        expect(judgement.hard_rule_hit).not.toBe('');
      }
    },
  );
});

test('a whole browser is full evidence, and partial with one core reading less', () => {
  for (const { readings, context } of Object.values(people)) {
    expect(judged(readings, context).evidence).toBe('full');
    const { webdriver: _gone, ...partial } = readings;
    expect(judged(partial, context).evidence).toBe('partial');
  }
});
