import { z } from 'zod';

/** A key that signs verdicts, as administration sees it: never its private part. */
export const signingKey = z.object({
  kid: z.string(),
  /** `active` signs, `next` is announced, `retired` is still in the key set */
  state: z.enum(['active', 'next', 'retired']),
  created_at: z.iso.datetime(),
  retired_at: z.iso.datetime().nullable(),
});
export const signingKeys = z.object({ keys: z.array(signingKey) });
/** Rotate: the key announced takes over. `compromised` throws every key away at once, and what they signed with them. */
export const signingRotate = z.strictObject({ compromised: z.boolean().default(false) });
