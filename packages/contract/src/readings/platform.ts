import { z } from 'zod';
import { reading } from '../reading.ts';
import { text } from '../shapes.ts';

/** `navigator.platform`, and whether `navigator` has own properties that a pristine one does not. */
export const platform = reading(z.object({ platform: text(64), ownNavigatorKeys: z.array(text(64)).max(32) }));
