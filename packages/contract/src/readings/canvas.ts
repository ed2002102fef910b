import { z } from 'zod';
import { reading } from '../reading.ts';
import { text } from '../shapes.ts';

/** Whether a canvas gives back what was drawn. Noise marks privacy tools. Not read with consent `essential`. */
export const canvas = reading(
  z.object({
    /** known pixels come back as drawn */
    exact: z.boolean(),
    /** the same drawing twice gives the same picture */
    stable: z.boolean(),
    /** hash of a drawing with text, 32 bits in hex */
    hash: text(16),
  }),
);
