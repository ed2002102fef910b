import { z } from 'zod';

/** Query of `GET /api/v1/verdict`. `ip` and `ua` are what the backend sees of the token's bearer: for this answer only. */
export const verdictQuery = z.object({
  token: z.string().max(2048).optional(),
  ip: z.union([z.ipv4(), z.ipv6()]).optional(),
  ua: z.string().max(1024).optional(),
});

export { verdict as verdictAnswer } from '../verdict.ts';
