import type { ReadingValues } from '@veridict/contract';
import { NO_NAMES } from './quiet.ts';

type Globals = ReadingValues['globals'];

/** A page on which these names were found on `window`, and what else is given. */
export function found(names: readonly string[], more: Partial<Globals> = {}): Globals {
  return { ...NO_NAMES, window: names.map((name) => ({ name, kind: 'function' as const })), ...more };
}

/** A minute of a hand at mouse and keys, as the fleet's own hand gives it. */
export const handInput: ReadingValues['interaction'] = {
  pointerMoves: 137,
  coalescedMoves: 92,
  fractionalMoves: 0,
  presses: 3,
  mousePresses: 3,
  pressureless: 0,
  touches: 0,
  pressMedianMs: 84,
  pressesWithoutApproach: 0,
  keys: 24,
  codelessKeys: 0,
  keyDwellMedianMs: 96,
  keyGapMedianMs: 180,
  inputsWithoutKeys: 0,
  wheels: 12,
  scrolls: 9,
  untrusted: 0,
  focusChanges: 1,
  everFocused: true,
};

/** What a script sends by the debugging protocol: straight to the centre, pressed and let go at once. */
export const driverInput: ReadingValues['interaction'] = {
  ...handInput,
  pointerMoves: 72,
  coalescedMoves: 0,
  fractionalMoves: 70,
  presses: 2,
  mousePresses: 2,
  pressureless: 2,
  pressMedianMs: 0.2,
  pressesWithoutApproach: 2,
  keyDwellMedianMs: 0.6,
  keyGapMedianMs: 2.1,
  wheels: 0,
  scrolls: 1,
};
