import type { ReadingValues } from '@veridict/contract';

/** Moves that the browser had to bundle, as only a device faster than the screen makes them; now and then one is chance. */
export function isPointed({ pointerMoves, coalescedMoves }: ReadingValues['interaction']): boolean {
  return coalescedMoves >= 5 && coalescedMoves >= pointerMoves / 10;
}
