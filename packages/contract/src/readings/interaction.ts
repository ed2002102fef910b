import { z } from 'zod';
import { lateReading } from '../reading.ts';
import { count } from '../shapes.ts';

/**
 * Trusted input of the page view so far, as counts and quantiles only: no coordinates and nothing typed.
 * Times are milliseconds.
 */
export const interaction = lateReading(
  z.object({
    pointerMoves: count,
    /** moves that carried more than one coalesced event */
    coalescedMoves: count,
    /** mouse moves off whole device pixels */
    fractionalMoves: count,
    presses: count,
    mousePresses: count,
    /** mouse presses with a button down and no pressure */
    pressureless: count,
    touches: count,
    /** median time between press and release; null without any */
    pressMedianMs: z.number().min(0).nullable(),
    /** presses without a move in the two seconds before */
    pressesWithoutApproach: count,
    keys: count,
    /** keys without a physical key code */
    codelessKeys: count,
    keyDwellMedianMs: z.number().min(0).nullable(),
    keyGapMedianMs: z.number().min(0).nullable(),
    /** text inserted with no key, composition, paste, drop or autofill before it */
    inputsWithoutKeys: count,
    wheels: count,
    scrolls: count,
    untrusted: count,
    focusChanges: count,
    everFocused: z.boolean(),
  }),
);
