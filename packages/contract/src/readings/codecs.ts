import { z } from 'zod';
import { reading } from '../reading.ts';

const support = z.enum(['', 'maybe', 'probably']);

/** What `canPlayType` answers. */
export const codecs = reading(
  z.object({
    h264: support,
    hevc: support,
    vp9: support,
    av1: support,
    theora: support,
    aac: support,
    mp3: support,
    opus: support,
    flac: support,
    wav: support,
  }),
);
