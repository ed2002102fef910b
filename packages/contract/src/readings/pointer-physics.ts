import { z } from 'zod';
import { lateReading } from '../reading.ts';
import { count, quartiles } from '../shapes.ts';

/**
 * How the pointing devices of a page view moved and pressed, trusted events only: counts and quartiles, no position.
 * Counted from the first verdict on. `presses` are those of a mouse's main button.
 */
export const pointerPhysics = lateReading(
  z.object({
    moves: count,
    /** mouse moves of more than 300 px in one event that was no bundle, the mouse not having been away */
    leaps: count,
    /** milliseconds between mouse moves that follow each other */
    moveGaps: quartiles,
    presses: count,
    /** presses within a pixel of the centre of what was pressed */
    centred: count,
    /** presses with several moves in the second before */
    led: count,
    /** of those led: the last moves were slower than half of the fastest one */
    slowing: count,
    /** of those led: along a straight line at a steady speed */
    ruled: count,
    /** presses whose place on the screen leaves no room for the window's own frame, though it has one */
    unframed: count,
    /** milliseconds from press to release */
    dwells: quartiles,
    /** pressure at the press: none, half, full, another */
    pressures: z.tuple([count, count, count, count]),
    /** moves between press and release whose event says that no button is down */
    unheldDrags: count,
    /** releases whose event says that the released button is still down */
    heldReleases: count,
    /** releases with no press before */
    strayReleases: count,
    pen: z.object({ presses: count, pressures: count }),
    /** `unit`: contact of radius 1 at full force and no angle. Different values of size, force and identifier, up to 16 */
    touch: z.object({ presses: count, unit: count, sizes: count, forces: count, identifiers: count }),
  }),
);
