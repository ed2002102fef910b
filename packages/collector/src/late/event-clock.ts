import type { ReadingValues } from '@veridict/contract';
import type { Ear } from './listen.ts';

/** What the times of input say of the clock that gave them. */
export type EventClock = ReadingValues['eventClock'];

/** Events of a kind whose time is looked at. */
const EVENTS = 64;

type Kind = 'moves' | 'keys' | 'mouse';

/** Watch how fine the times of a mouse's moves, of a mouse in all and of keys are. */
export function watchEventClock(ear: Ear): () => EventClock {
  const seen = { moves: 0, keys: 0, mouse: 0 };
  const tenths = { moves: new Set<number>(), keys: new Set<number>(), mouse: new Set<number>() };
  const note = (kind: Kind, at: number): void => {
    if (seen[kind] >= EVENTS) return;
    seen[kind]++;
    tenths[kind].add(Math.round(at * 10) % 10);
  };
  ear.on('pointermove pointerdown pointerup', ({ type, pointerType, timeStamp }: PointerEvent) => {
    if (pointerType !== 'mouse') return;
    if (type === 'pointermove') note('moves', timeStamp);
    note('mouse', timeStamp);
  });
  ear.on('keydown keyup', ({ repeat, timeStamp }: KeyboardEvent) => repeat || note('keys', timeStamp));
  return () => ({
    ...seen,
    moveTenths: tenths.moves.size,
    keyTenths: tenths.keys.size,
    mouseTenths: tenths.mouse.size,
  });
}
