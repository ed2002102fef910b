import { z } from 'zod';
import { reading } from '../reading.ts';
import { pixels, text } from '../shapes.ts';

/** The screen, in CSS pixels. */
export const screen = reading(
  z.object({
    width: pixels,
    height: pixels,
    availWidth: pixels,
    availHeight: pixels,
    colorDepth: z.number(),
    pixelRatio: z.number(),
    orientation: text(32).nullable(),
  }),
);
