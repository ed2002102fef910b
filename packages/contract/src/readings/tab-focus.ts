import { z } from 'zod';
import { lateReading } from '../reading.ts';
import { count } from '../shapes.ts';

/** Other pages of the site in the same browser: how many, and how often one had the focus at the same time as this one. */
export const tabFocus = lateReading(z.object({ peers: count, shared: count }));
