import type { Evidence } from '@veridict/contract';
import type { Read } from '@veridict/contract/wire';
import { faultOf, tenths, within } from '../reading.ts';
import { watchDeeds } from './deeds.ts';
import { watchEventClock } from './event-clock.ts';
import { readFonts } from './fonts.ts';
import { watchKeys } from './keys.ts';
import { openEar } from './listen.ts';
import { hasPolicy, readPagePolicy } from './page-policy.ts';
import { watchPointer } from './pointer.ts';
import { watchTabs } from './tabs.ts';

type Readings = Evidence['readings'];

/** What watches a page view once it has its verdict. */
export interface CloseWatch {
  read(): Readings;
  stop(): void;
}

/** The longest time that what is read once may take. */
const BUDGET_MS = 2000;

/**
 * Watch a page view closely: how its devices move, what is done, what stands around it. `consent` as everywhere:
 * `essential` leaves fonts alone. `touched`: something was pressed on the page before. Never throws.
 */
export function watchClosely(consent: Evidence['consent'], now: () => number, touched: boolean): CloseWatch {
  const ear = openEar();
  const once: Readings = {};
  const stops = [ear.stop];

  /** What may fail gives its fault instead. */
  const kept = <T>(make: () => T): (() => Read<T>) => {
    try {
      const value = make();
      return () => ({ value, ms: 0 });
    } catch (error) {
      return () => ({ fault: faultOf(error), ms: 0 });
    }
  };
  const watched = <T>(begin: () => () => T): (() => Read<T>) => {
    const begun = kept(begin)();
    return 'value' in begun ? () => kept(begun.value)() : () => begun;
  };
  const read = async <K extends 'fonts' | 'pagePolicy'>(name: K, ask: () => unknown): Promise<void> => {
    const began = now();
    let outcome: object;
    try {
      outcome = { value: await within(BUDGET_MS, ask) };
    } catch (error) {
      outcome = { fault: faultOf(error) };
    }
    once[name] = { ...outcome, ms: tenths(now() - began) } as Readings[K];
  };

  const pointerPhysics = watched(() => watchPointer(ear));
  const keyPhysics = watched(() => watchKeys(ear, now));
  const deeds = watched(() => watchDeeds(ear, touched));
  const eventClock = watched(() => watchEventClock(ear));
  const tabFocus = watched(() => {
    const tabs = watchTabs();
    stops.push(tabs.stop);
    return tabs.read;
  });
  if (hasPolicy()) read('pagePolicy', readPagePolicy);
  if (consent === 'full') read('fonts', readFonts);
  return {
    read: () => ({
      ...once,
      pointerPhysics: pointerPhysics(),
      keyPhysics: keyPhysics(),
      deeds: deeds(),
      eventClock: eventClock(),
      tabFocus: tabFocus(),
    }),
    stop() {
      for (const stop of stops) stop();
    },
  };
}
