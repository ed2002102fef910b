import { readings } from '@veridict/contract';
import {
  type Context,
  type Judgement,
  judge,
  NOTHING_KNOWN,
  type PresentReadings,
  policy,
  type Signal,
  signals,
} from '@veridict/verifier';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chromium } from './chromium.ts';
import { firefox } from './firefox.ts';
import { driverInput, found, handInput } from './marks.ts';
import { decoded, type Visit, withHeaders, withReading } from './visit.ts';
import { webkit } from './webkit.ts';

const honest: Visit[] = [
  chromium(),
  chromium({ system: 'android' }),
  chromium({ system: 'linux', brand: null }),
  firefox(),
  firefox({ system: 'linux' }),
  webkit(),
  webkit('iphone'),
].map((visit) => withReading(visit, 'interaction', handInput));
const odd: Visit[] = [
  withReading(chromium(), 'webdriver', { value: 'true' }),
  withReading(firefox(), 'webdriver', { value: 'undefined', inNavigator: false }),
  withReading(
    chromium({ system: 'linux' }),
    'globals',
    found(['__playwright__binding__', '__selenium_evaluate', 'cdc_adoQpoasnfa76pfcZLmcfl_Array', '_phantom'], {
      bindings: ['send'],
      hooks: ['attachShadow'],
      overlays: ['#claude-phantom-cursor'],
      htmlAttributes: ['webdriver'],
    }),
  ),
  withReading(chromium(), 'interaction', driverInput),
  withHeaders(chromium({ insecure: true }), {
    'user-agent': 'curl/8.5.0',
    'accept-language': null,
    'sec-fetch-mode': null,
  }),
];
const visits = [...honest, ...odd];
const runs = { seed: 20_261_121, numRuns: 600 };
const names = [...new Set(visits.flatMap((visit) => Object.keys(visit.readings)))] as Array<keyof PresentReadings>;
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
const anyReadings = fc.oneof(
  chimera,
  fc.constantFrom(...visits).map((visit) => visit.readings),
);
const anyContext = fc.constantFrom(...contexts).chain((context) =>
  fc
    .record({
      tls: fc.constantFrom(context.tls, null),
      addressKind: fc.constantFrom(context.addressKind, { datacenter: true, proxy: false }),
    })
    .map((more) => ({ ...context, ...more })),
);
const judged = (readings: PresentReadings, context: Context) => judge({ ...decoded(visits[0]!), readings }, context);
const positives = ({ signals: hits }: Judgement) => hits.filter((hit) => (hit.weight ?? 0) > 0);
const sum = (judgement: Judgement) => positives(judgement).reduce((total, { llr }) => total + llr, 0);

describe('readings taken away', () => {
  test('add no positive sign, and turn no person into a suspect', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        anyReadings,
        anyContext,
        fc.array(fc.constantFrom(...names), { maxLength: names.length }),
        (readings, context, gone) => {
          const left = Object.fromEntries(Object.entries(readings).filter(([name]) => !gone.includes(name as never)));
          const before = judged(readings, context);
          const after = judged(left, context);
          const was = positives(before).map(({ name }) => name);
          for (const name of was) seen.add(name);
          expect(
            positives(after)
              .map(({ name }) => name)
              .filter((name) => !was.includes(name)),
          ).toEqual([]);
          // llr is rounded to two decimals, each by itself
          expect(sum(after)).toBeLessThanOrEqual(sum(before) + 0.005 * (was.length + 1) * 2);
          expect(after.errored).toEqual([]);
          if (before.score <= 30) expect(after.score).toBeLessThanOrEqual(30);
          if (!before.hard_rule_hit) expect(after.hard_rule_hit).toBe('');
        },
      ),
      runs,
    );
    // chimeras that nothing speaks against would prove nothing
    expect(seen.size).toBeGreaterThan(signals.length / 3);
  });

  test('one by one: what a signal needs and does not find contributes exactly nothing', () => {
    for (const visit of visits)
      for (const name of names) {
        const { [name]: _gone, ...left } = visit.readings;
        const asked = new Map(signals.map((signal: Signal) => [signal.id, signal]));
        for (const hit of judged(left, visit.context).signals) expect(asked.get(hit.name)?.needs).not.toContain(name);
      }
  });

  test('all of them: no evidence, and no more than 30', () => {
    for (const { context } of honest) {
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
  for (const { readings, context } of honest) {
    expect(judged(readings, context).evidence).toBe('full');
    const { webdriver: _gone, ...partial } = readings;
    expect(judged(partial, context).evidence).toBe('partial');
  }
});
