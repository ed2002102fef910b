import { z } from 'zod';
import { reading } from '../reading.ts';

/** The device's clock against the server's, milliseconds (positive: ahead). A wrong clock changes nothing else. */
export const clock = reading(z.object({ offsetMs: z.number().min(-1e15).max(1e15) }));
