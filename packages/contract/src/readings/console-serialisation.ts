import { z } from 'zod';
import { reading } from '../reading.ts';
import { count } from '../shapes.ts';

/** What the engine does with an Error handed to the pristine `console.debug`; everything touched is put back. */
export const consoleSerialisation = reading(
  z.object({
    /** calls of `Error.prepareStackTrace`; null where the engine has no such hook */
    stackReads: count.nullable(),
    /** reads of an inherited `name` getter */
    nameReads: count,
    /** `console.debug` of the page is native */
    consoleNative: z.boolean(),
    /** a logged Proxy had its prototype read */
    prototypeReads: count,
  }),
);
