import { z } from 'zod';
import { reading } from '../reading.ts';
import { count, text } from '../shapes.ts';

/** Graphics as WebGL describes them. */
export const webgl = reading(
  z.object({
    vendor: text(256),
    renderer: text(256),
    /** of WEBGL_debug_renderer_info; null where the extension is withheld */
    unmaskedVendor: text(256).nullable(),
    unmaskedRenderer: text(256).nullable(),
    version: text(128),
    extensionCount: count,
    maxTextureSize: count,
  }),
);
