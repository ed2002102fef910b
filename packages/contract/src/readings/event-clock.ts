import { z } from 'zod';
import { lateReading } from '../reading.ts';
import { count } from '../shapes.ts';

/**
 * The clock behind trusted input: of how many events the time was looked at (64 of a kind at most), and how many
 * different tenths of a millisecond their times ended in. A windowing system that stamps input with whole milliseconds
 * leaves one, or two beside each other. Counted from the first verdict on.
 */
export const eventClock = lateReading(
  z.object({
    moves: count,
    moveTenths: count,
    keys: count,
    keyTenths: count,
    /** moves, presses and releases of a mouse together */
    mouse: count.default(0),
    mouseTenths: count.default(0),
  }),
);
