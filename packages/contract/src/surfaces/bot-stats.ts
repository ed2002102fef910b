import { z } from 'zod';

const count = z.int().min(0);
const score = z.number().min(0).max(100);
/** A whole number written in decimal digits. */
const whole = (min: number, max: number, usual: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, 'is not a whole number')
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .default(usual)
    // What is read from text is a number to whoever reads the description.
    .meta({ type: 'integer', pattern: undefined, minimum: min, maximum: max, description: `${usual} by default` });

export const botStatsOverviewQuery = z.object({
  account_id: z.string().min(1).max(64),
  days: whole(1, 90, 30),
});
export const suspiciousSessionsQuery = z.object({
  account_id: z.string().min(1).max(64),
  min_score: whole(1, 100, 50),
  limit: whole(1, 100, 20),
});

/** Every refusal of this surface. */
export const botStatsRefusal = z.strictObject({
  success: z.literal(false),
  error: z.strictObject({
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
});

/** Answer to `GET /bot-stats/overview`: every day of the period, newest first. */
export const botStatsOverview = z.strictObject({
  success: z.literal(true),
  data: z.strictObject({
    period_start: z.iso.date(),
    period_end: z.iso.date(),
    distribution: z.strictObject({
      score_0: count,
      score_1_30: count,
      score_31_60: count,
      score_61_80: count,
      score_81_100: count,
      total_hits: count,
      avg_score: score,
      /** share of hits above 30, in 0–100 */
      suspicious_percentage: score,
    }),
    top_flags: z.array(z.strictObject({ flag: z.string(), count, description: z.string() })),
    daily_trend: z.array(
      z.strictObject({ date: z.iso.date(), total_hits: count, suspicious_hits: count, avg_score: score }),
    ),
  }),
});

/** Answer to `GET /bot-stats/suspicious-sessions`: of the last seven days, the worst first. */
export const suspiciousSessions = z.strictObject({
  success: z.literal(true),
  data: z.array(
    z.strictObject({
      session_id: z.string(),
      max_score: z.int().min(0).max(100),
      flags: z.array(z.string()),
      hit_count: count,
      first_seen: z.iso.datetime(),
      last_seen: z.iso.datetime(),
      user_agent: z.string(),
      country: z.string(),
    }),
  ),
});
