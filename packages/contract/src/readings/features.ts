import { z } from 'zod';
import { reading } from '../reading.ts';

/** Presence of dated features, as bits in the order of `FEATURE_PROBES`. */
export const features = reading(z.object({ bits: z.string().regex(/^[01]{1,64}$/) }));
