import { seedDrawing } from './seeds/drawing.ts';
import { seedNames } from './seeds/names.ts';
import { seedOrder } from './seeds/order.ts';
import { seedRounds } from './seeds/rounds.ts';
import type { Seeds } from './source.ts';

/** Every reading that follows from the nonce. The worker is asked first and answers meanwhile. */
export const seeds: Seeds = { seedRounds, seedOrder, seedNames, seedDrawing };
