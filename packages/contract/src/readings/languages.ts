import { z } from 'zod';
import { reading } from '../reading.ts';
import { text } from '../shapes.ts';

/** Languages of the browser, and the locale that formatting resolves to. */
export const languages = reading(
  z.object({ language: text(64), languages: z.array(text(64)).max(32), locale: text(64).nullable() }),
);
