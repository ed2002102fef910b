import { z } from 'zod';
import { reading } from '../reading.ts';

/** Focus and visibility when the sources ran. */
export const focus = reading(z.object({ hasFocus: z.boolean(), visible: z.boolean(), prerendering: z.boolean() }));
