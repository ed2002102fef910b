import { z } from 'zod';

/** The tiers and what each may do; the table can be changed by setting. */
export const TIERS = {
  free: { monthly: 10_000, perMinute: 60 },
  pro: { monthly: 1_000_000, perMinute: 600 },
  enterprise: { monthly: 100_000_000, perMinute: 60_000 },
} as const;
export type Tier = keyof typeof TIERS;
export const tier = z.enum(['free', 'pro', 'enterprise']);

/** Answer to `GET /api/v1/usage`: this calendar month, UTC. */
export const usageAnswer = z.strictObject({
  tier,
  used: z.int().min(0),
  limit: z.int().min(0),
  remaining: z.int().min(0),
});
export type Usage = z.infer<typeof usageAnswer>;
