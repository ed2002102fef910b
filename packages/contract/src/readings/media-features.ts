import { z } from 'zod';
import { reading } from '../reading.ts';

/** Media features of the device and of the person's settings. */
export const mediaFeatures = reading(
  z.object({
    pointer: z.enum(['none', 'coarse', 'fine', 'unknown']),
    anyPointer: z.enum(['none', 'coarse', 'fine', 'both', 'unknown']),
    hover: z.boolean().nullable(),
    anyHover: z.boolean().nullable(),
    reducedMotion: z.boolean(),
    forcedColors: z.boolean(),
    invertedColors: z.boolean(),
    moreContrast: z.boolean(),
    darkScheme: z.boolean(),
  }),
);
