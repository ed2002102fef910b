import { z } from 'zod';
import { reading } from '../reading.ts';
import { count, text } from '../shapes.ts';

/** Plugins and MIME types, and whether the lists are genuine platform objects. */
export const plugins = reading(
  z.object({
    names: z.array(text(128)).max(32),
    mimeTypes: z.array(text(128)).max(32),
    pluginCount: count,
    mimeTypeCount: count,
    pdfViewer: z.boolean().nullable(),
    genuineLists: z.boolean(),
  }),
);
