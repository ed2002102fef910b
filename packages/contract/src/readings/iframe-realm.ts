import { z } from 'zod';
import { reading } from '../reading.ts';
import { realmIdentity } from '../shapes.ts';

/** What a fresh same-origin iframe says, and what the page itself says by the same reads. */
export const iframeRealm = reading(
  z.object({
    page: realmIdentity,
    iframe: realmIdentity,
    /** `frame.contentWindow.self === frame.contentWindow` and the frame element points back */
    contentWindowGenuine: z.boolean(),
  }),
);
