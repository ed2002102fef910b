import { z } from 'zod';
import { reading } from '../reading.ts';
import { pixels } from '../shapes.ts';

/** Width of a scrollbar in a clean iframe, CSS pixels. */
export const scrollbar = reading(z.object({ width: pixels }));
