import { z } from 'zod';
import { seededReading } from '../reading.ts';
import { count, text } from '../shapes.ts';

/** How often the worker carried a hash over what it says of itself, and what came of it. */
export const seedRounds = seededReading(z.object({ rounds: count, sum: text(8) }));
