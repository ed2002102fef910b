import { z } from 'zod';
import { reading } from '../reading.ts';
import { text } from '../shapes.ts';

const offset = z.number().min(-1000).max(1000);

/** Time zone by `Intl` and by `Date`; offsets in minutes as `getTimezoneOffset` gives them. */
export const timeZone = reading(
  z.object({
    zone: text(64).nullable(),
    offsetNow: offset,
    offsetJanuary: offset,
    offsetJuly: offset,
    /** offsets that `Intl` gives for the same three moments; null where it cannot */
    intlOffsets: z.tuple([offset, offset, offset]).nullable(),
  }),
);
