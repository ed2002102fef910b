import { describe, expect, it } from 'vitest';
import type { Context } from '../context.ts';
import { evaluate } from '../evaluate.ts';
import { deriveFacts, type PresentReadings } from '../facts/index.ts';
import type { Finding, Signal } from '../signal.ts';

/** A visit to judge: a `Visit` of the corpus is one. */
export interface Case {
  readings: PresentReadings;
  context: Context;
}

/** Whom a signal catches, whom it must not catch, and where it has nothing to say. Keys are sentences. */
export interface SignalCases {
  hits: Readonly<Record<string, Case>>;
  /** at least one honest visit, the odder the better: a signal that clears nobody is not tested */
  clears: Readonly<Record<string, Case>>;
  skips?: Readonly<Record<string, Case>>;
}

/** The tests that every signal has. */
export function describeSignal(signal: Signal, { hits, clears, skips = {} }: SignalCases): void {
  if (Object.keys(clears).length === 0) throw new TypeError(`${signal.id}: name an honest visit that it clears`);
  if (Object.keys(hits).length === 0) throw new TypeError(`${signal.id}: name a visit that it hits`);
  describe(signal.id, () => {
    it.each(Object.entries(hits))('hits: %s', (_, visit) => {
      const finding = ask(signal, visit);
      expect(finding.state).toBe('hit');
      expect(finding.state === 'hit' && finding.detail).toMatch(/^\S.{2,300}$/s);
    });
    it.each(Object.entries(hits))('says nothing without each of its needs: %s', (_, visit) => {
      for (const need of signal.needs) expect(ask(signal, without(visit, need)).state).toBe('skipped');
    });
    it.each(Object.entries(hits))('is not confused by a reading that is gone: %s', (_, visit) => {
      for (const name of Object.keys(visit.readings))
        expect(ask(signal, without(visit, name)).state).not.toBe('errored');
    });
    it.each(Object.entries(clears))('clears: %s', (_, visit) => {
      expect(ask(signal, visit).state).toBe('clear');
      for (const name of Object.keys(visit.readings)) expect(ask(signal, without(visit, name)).state).not.toBe('hit');
    });
    it.each(Object.entries(skips))('skips: %s', (_, visit) => {
      expect(ask(signal, visit).state).toBe('skipped');
    });
  });
}

function ask(signal: Signal, { readings, context }: Case): Finding {
  return evaluate([signal], readings, context, deriveFacts(readings))[0]!;
}

function without({ readings, context }: Case, name: string): Case {
  const left = Object.entries(readings).filter(([key]) => key !== name);
  return { readings: Object.fromEntries(left), context: name in context ? { ...context, [name]: null } : context };
}
