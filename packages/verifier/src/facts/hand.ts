import type { ReadingValues } from '@veridict/contract';

/** Moves that the browser had to bundle, as only a device faster than the screen makes them; now and then one is chance. */
export function isPointed({ pointerMoves, coalescedMoves }: ReadingValues['interaction']): boolean {
  return coalescedMoves >= 5 && coalescedMoves >= pointerMoves / 10;
}

/** Moves that X11 stamped, with whole milliseconds: of so many, all end alike. They come from a server of screens, not from the browser. */
export function isTimedByX11(c: ReadingValues['eventClock'], { platform }: ReadingValues['platform']): boolean {
  return platform.startsWith('Linux') && c.moves >= 12 && c.moveTenths <= 2;
}
