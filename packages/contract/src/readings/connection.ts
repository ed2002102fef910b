import { z } from 'zod';
import { reading } from '../reading.ts';
import { text } from '../shapes.ts';

/** `navigator.connection`; a property is null where it is not there. */
export const connection = reading(
  z.object({
    effectiveType: text(16).nullable(),
    type: text(16).nullable(),
    rtt: z.number().nullable(),
    downlink: z.number().nullable(),
    /** present at all; its value is often Infinity, which JSON has no word for */
    hasDownlinkMax: z.boolean(),
    saveData: z.boolean().nullable(),
  }),
);
