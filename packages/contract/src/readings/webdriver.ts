import { z } from 'zod';
import { reading } from '../reading.ts';

/** `navigator.webdriver`: its value and where and how it is defined. */
export const webdriver = reading(
  z.object({
    value: z.enum(['true', 'false', 'undefined', 'other']),
    /** `'webdriver' in navigator` */
    inNavigator: z.boolean(),
    /** an own property of `navigator` itself */
    own: z.boolean(),
    /** an accessor on `Navigator.prototype` */
    onPrototype: z.boolean(),
    /** its getter's text, by a pristine `toString`, is native code named for it; null without a getter */
    getterNative: z.boolean().nullable(),
  }),
);
