import { z } from 'zod';
import { JA4_TEXT } from './assess.ts';

/** Query of `GET /api/v1/verdict`. `ip`, `ua` and `ja4` are what the backend sees of the token's bearer: for this answer only. */
export const verdictQuery = z.object({
  // Of any length: what is too long for a token is an unknown one, like any other text that is none.
  token: z.string().optional(),
  ip: z.union([z.ipv4(), z.ipv6()]).optional(),
  ua: z.string().max(1024).optional(),
  ja4: z.string().regex(JA4_TEXT, 'must be a JA4').optional(),
});

export { verdict as verdictAnswer } from '../verdict.ts';
