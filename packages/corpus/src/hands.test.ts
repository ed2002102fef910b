import { judge, signals } from '@veridict/verifier';
import { describe, expect, it } from 'vitest';
import { closeBots, closePeople, oddHands } from './close.ts';
import { decoded, type Visit } from './visit.ts';

const manners = signals.filter(({ layer, family }) => layer === 'behaviour' && /^(input|driver_traces)/.test(family));
const ids = new Set(manners.map(({ id }) => id));

/** What speaks against a visit, of what is judged of its hands. */
function against(visit: Visit): string[] {
  const { signals: seen } = judge(decoded(visit), visit.context);
  return seen.filter(({ name, weight }) => ids.has(name) && (weight ?? 0) > 0).map(({ name }) => name);
}

/** Manners that people have who use no hand, or not as most do; what they are, their pages say. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'a person with a screen reader, watched closely': [
    'centred_presses',
    'pointer_pressure_zero',
    'press_dwell_zero',
    'press_without_approach',
  ],
  'a person with one switch, which presses the middle of what it scanned': [
    'centred_presses',
    'press_without_approach',
  ],
  'a person who says what to press and to type': ['centred_presses', 'key_burst', 'key_dwell_zero', 'press_dwell_zero'],
};

describe('hands of all kinds', () => {
  it('are judged by more than thirty signals, and each kind is watched closely', () => {
    expect(manners.length).toBeGreaterThan(30);
    for (const { readings } of Object.values({ ...closePeople, ...oddHands })) {
      expect(readings).toMatchObject({ interaction: {}, pointerPhysics: {}, keyPhysics: {}, deeds: {} });
    }
  });

  it.each(Object.entries(closePeople))('%s: nothing speaks against it', (_, visit) => {
    expect(against(visit)).toEqual([]);
  });

  it.each(Object.entries(oddHands))('%s: what is known to, and never above 30', (name, visit) => {
    expect(against(visit).sort()).toEqual(KNOWN[name]);
    expect(judge(decoded(visit), visit.context).score).toBeLessThanOrEqual(30);
  });

  it.each(Object.entries(closeBots))('and not: %s', (_, visit) => {
    expect(judge(decoded(visit), visit.context).score).toBeGreaterThanOrEqual(70);
  });
});
