import { z } from 'zod';
import { reading } from '../reading.ts';
import { text } from '../shapes.ts';

const brands = z.array(z.object({ brand: text(64), version: text(32) })).max(12);

/** `navigator.userAgentData`, low entropy and (where it answers in time) high. */
export const clientHints = reading(
  z.object({
    brands,
    mobile: z.boolean(),
    platform: text(64),
    high: z
      .object({
        architecture: text(32),
        bitness: text(8),
        model: text(64),
        platformVersion: text(64),
        uaFullVersion: text(64),
        fullVersionList: brands,
        wow64: z.boolean().nullable(),
      })
      .nullable(),
  }),
);
