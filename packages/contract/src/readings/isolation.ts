import { z } from 'zod';
import { lateReading } from '../reading.ts';

/** Walls of the platform that launch options and interceptors take down. */
export const isolation = lateReading(
  z.object({
    /** the page can look into a sandboxed frame */
    sandboxOpen: z.boolean(),
    /** an image that the page's policy forbids was shown; null where there is no such policy to try */
    policyBypassed: z.boolean().nullable(),
  }),
);
