import { z } from 'zod';
import { reading } from '../reading.ts';
import { text } from '../shapes.ts';

/** What `navigator` says of the browser in strings. */
export const userAgent = reading(
  z.object({
    userAgent: text(512),
    appVersion: text(512),
    vendor: text(128),
    product: text(64),
    productSub: text(64),
    oscpu: text(128).nullable(),
    buildId: text(64).nullable(),
  }),
);
