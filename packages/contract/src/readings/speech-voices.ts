import { z } from 'zod';
import { reading } from '../reading.ts';
import { count } from '../shapes.ts';

/** Speech interfaces and voices. */
export const speechVoices = reading(
  z.object({
    synthesis: z.boolean(),
    utterance: z.boolean(),
    recognition: z.boolean(),
    total: count.nullable(),
    local: count.nullable(),
    google: count.nullable(),
  }),
);
