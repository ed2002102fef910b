import { z } from 'zod';
import { lateReading } from '../reading.ts';
import { FONT_PROBES } from '../wire.ts';

/** Which of `FONT_PROBES` are installed, a 1 or 0 each. Not read under `essential` consent. */
export const fonts = lateReading(z.object({ bits: z.string().regex(new RegExp(`^[01]{${FONT_PROBES.length}}$`)) }));
