import { z } from 'zod';

/** Answer to `GET /health`: 200 while the server can judge and keep, 503 otherwise. */
export const healthAnswer = z.object({
  status: z.enum(['healthy', 'degraded', 'down']),
  version: z.string(),
  timestamp: z.iso.datetime(),
  region: z.string().nullable(),
  state: z.enum(['ok', 'down']),
  /** verdicts do without them, and while they are `starting` hits wait; with `backlog_full` no page view is taken either */
  statistics: z.enum(['starting', 'ok', 'unavailable', 'off', 'backlog_full']),
  policy_version: z.string(),
  /** published lists of addresses: how many there are, when the oldest was last found current, which failed */
  feeds: z.object({ lists: z.int(), oldest_at: z.iso.datetime().nullable(), failed: z.array(z.string()) }),
});
