import { z } from 'zod';
import { reading } from '../reading.ts';
import { pixels } from '../shapes.ts';

/** The window around the page. `top` is false in a frame, where the rest says little. */
export const windowGeometry = reading(
  z.object({
    top: z.boolean(),
    innerWidth: pixels,
    innerHeight: pixels,
    outerWidth: pixels,
    outerHeight: pixels,
    screenX: pixels,
    screenY: pixels,
    /** pinch zoom; null where there is no visual viewport */
    visualScale: z.number().nullable(),
    displayMode: z.enum(['browser', 'fullscreen', 'standalone', 'minimal-ui', 'unknown']),
  }),
);
