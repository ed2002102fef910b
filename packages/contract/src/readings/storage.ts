import { z } from 'zod';
import { reading } from '../reading.ts';

/** Which stores the page may use; nothing is written. */
export const storage = reading(
  z.object({
    cookies: z.boolean(),
    local: z.boolean(),
    session: z.boolean(),
    indexedDb: z.boolean(),
    serviceWorker: z.boolean(),
    secureContext: z.boolean(),
  }),
);
