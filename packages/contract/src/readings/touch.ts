import { z } from 'zod';
import { reading } from '../reading.ts';
import { count } from '../shapes.ts';

/** Touch support as three interfaces report it. */
export const touch = reading(z.object({ maxTouchPoints: count, onTouchStart: z.boolean(), touchEvent: z.boolean() }));
