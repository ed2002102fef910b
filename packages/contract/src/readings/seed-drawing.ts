import { z } from 'zod';
import { seededReading } from '../reading.ts';
import { text } from '../shapes.ts';

/** Glyphs that follow from the nonce, each drawn in a cell of its own. A fault where the ground beside them came back otherwise. */
export const seedDrawing = seededReading(
  z.object({
    /** hash of each cell's pixels, 32 bits in hex */
    cells: z.array(text(8)).max(32),
  }),
);
