import { z } from 'zod';
import { lateReading } from '../reading.ts';

/**
 * What makes a browser recognisable again, from the second phase: one hash over all, and one per component so that a
 * browser whose components changed a little is still known. Not read with consent `essential`.
 */
export const visitor = lateReading(
  z.object({
    id: z.string().regex(/^[0-9a-f]{32}$/),
    components: z
      .record(z.string().max(40), z.string().regex(/^[0-9a-f]{8}$/))
      .refine((all) => Object.keys(all).length <= 80, 'at most 80 components'),
  }),
);
