import { z } from 'zod';
import { seededReading } from '../reading.ts';
import { text } from '../shapes.ts';

/** Names of functions that follow from the nonce, as an error's stack told them, the innermost first. */
export const seedNames = seededReading(z.object({ names: z.array(text(16)).max(16) }));
