import type { PresentReadings } from './facts/index.ts';

/** Numbers of two digits and more that must be there: each of them is some other at every visit. */
const MIN_TELLING = 8;

/**
 * What a page view's input was, as one text: how often and how fast everything was moved, pressed and typed. Nobody does
 * that twice to the number. Null where there was so little of it that two people may well be alike.
 */
export function inputPrintOf({ interaction, pointerPhysics, keyPhysics }: PresentReadings): string | null {
  const input = [interaction ?? null, pointerPhysics ?? null, keyPhysics ?? null];
  const telling = numbersIn(input).filter((number) => number >= 10);
  return telling.length < MIN_TELLING ? null : `input ${JSON.stringify(input)}`;
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}
