import { z } from 'zod';
import { reading } from '../reading.ts';
import { text } from '../shapes.ts';

/** `window.chrome`; fault `absent` where there is none. */
export const chromeObject = reading(
  z.object({
    keys: z.array(text(64)).max(32),
    /** functions among them are native code */
    native: z.boolean(),
    runtime: z.enum(['absent', 'native', 'other']),
    /** how far from the end of `Object.keys(window)` the name stands; null when not a key */
    fromEnd: z.int().nullable(),
  }),
);
