import { z } from 'zod';
import { reading } from '../reading.ts';
import { count, text } from '../shapes.ts';

/** Facts that follow from the JavaScript engine, not from what the browser calls itself. */
export const engine = reading(
  z.object({
    /** length of `eval`'s own text */
    evalLength: count,
    /** length of the message of `(-1).toFixed(-1)` */
    rangeMessageLength: count,
    /** first line of an error's stack names the error */
    stackNamesError: z.boolean(),
    hasStackTraceLimit: z.boolean(),
    hasCaptureStackTrace: z.boolean(),
    /** property names of an Error, sorted and joined */
    errorKeys: text(200),
    /** presence of interfaces that only one engine has, as bits in the order of `ENGINE_PROBES` */
    probes: z.string().regex(/^[01]{0,64}$/),
  }),
);
