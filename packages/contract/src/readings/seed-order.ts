import { z } from 'zod';
import { seededReading } from '../reading.ts';
import { text } from '../shapes.ts';

/** The paths of `SECOND_LOOK`, read once more in the order that follows from the nonce. */
export const seedOrder = seededReading(
  z.object({
    order: z.array(z.int().min(0).max(63)).max(64),
    /** hash carried over the values as they were read, 32 bits in hex */
    sum: text(8),
  }),
);
