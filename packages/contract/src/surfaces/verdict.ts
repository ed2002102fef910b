import { z } from 'zod';

/** Query of `GET /api/v1/verdict`. `ip` and `ua` are what the backend sees of the token's bearer: for this answer only. */
export const verdictQuery = z.object({
  // Of any length: what is too long for a token is an unknown one, like any other text that is none.
  token: z.string().optional(),
  ip: z.union([z.ipv4(), z.ipv6()]).optional(),
  ua: z.string().max(1024).optional(),
});

export { verdict as verdictAnswer } from '../verdict.ts';
