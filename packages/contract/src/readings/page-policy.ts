import { z } from 'zod';
import { lateReading } from '../reading.ts';

/**
 * Whether an image was shown that the page's own policy forbids. Read on pages that have such a policy and say so: those
 * of Veridict itself.
 */
export const pagePolicy = lateReading(z.object({ bypassed: z.boolean() }));
