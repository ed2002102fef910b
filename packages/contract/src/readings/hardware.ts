import { z } from 'zod';
import { reading } from '../reading.ts';

/** Cores and memory as claimed; null where the browser has no such property. */
export const hardware = reading(z.object({ cores: z.number().nullable(), memory: z.number().nullable() }));
