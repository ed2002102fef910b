import { z } from 'zod';
import { reading } from '../reading.ts';

/** Marks of privacy browsers and settings: context that protects people, never evidence against them. */
export const privacy = reading(
  z.object({
    braveApi: z.boolean(),
    globalPrivacyControl: z.boolean().nullable(),
    doNotTrack: z.boolean(),
    /** a clock that only ticks in steps of at least this many milliseconds */
    timerStepMs: z.number().min(0).max(1000),
  }),
);
