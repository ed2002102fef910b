import { z } from 'zod';
import { reading } from '../reading.ts';
import { count, text } from '../shapes.ts';

/** Whether functions of the platform are still the platform's own, read with a fresh iframe's `Function.prototype.toString`. */
export const nativeFunctions = reading(
  z.object({
    checked: count,
    /** `Interface.member` whose text is not native code of that name */
    altered: z.array(text(80)).max(60),
    /** `Interface.member` whose own keys, receiver check or `new` behave unlike a native function */
    misbehaving: z.array(text(80)).max(60),
    /** `Function.prototype.toString` itself */
    toStringNative: z.boolean(),
    /** `Object.setPrototypeOf(f, Object.create(f))` on a native function throws the engine's own complaint */
    cycleChecked: z.boolean(),
  }),
);
