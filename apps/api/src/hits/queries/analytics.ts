import type { AnalyticsBucket } from '@veridict/contract';
import { z } from 'zod';
import { defineQuestion } from '../question.ts';
import { HAS_USER, moment, OWNED, owner, type Whose } from './scope.ts';

const BUCKET_OF: Readonly<Record<AnalyticsBucket, string>> = {
  hour: 'toStartOfHour(started_at)',
  day: 'toStartOfDay(started_at)',
  week: "toDateTime(toMonday(started_at), 'UTC')",
};

/** Sessions that began in a window. */
export interface AnalyticsWindow extends Whose {
  from: number;
  /** the last moment that still belongs to it */
  to: number;
  bucket: AnalyticsBucket;
}

/**
 * One answer about a window, seen at one moment, so that its parts add up: the whole, and the same split by bucket, by origin, by
 * device and by browser.
 */
export const analytics = defineQuestion({
  name: 'analytics',
  sql: ({ bucket }: AnalyticsWindow) => `SELECT
  multiIf(grouping(bucket) = 0, 'bucket', grouping(from_origin) = 0, 'origin', grouping(form) = 0, 'device', grouping(named) = 0, 'browser', 'whole') AS part,
  toUnixTimestamp(bucket) * 1000 AS at, from_origin, form, named,
  count() AS session_count, sum(told) AS event_count, sum(points) AS score_sum,
  countIf(points >= 70) AS bots, countIf(points >= 90) AS high, countIf(points BETWEEN 70 AND 89) AS medium,
  countIf(points BETWEEN 31 AND 69) AS low, countIf(points <= 30) AS humans,
  countIf(has_user) AS matched, sumIf(confidence, has_user) AS confidence_sum,
  uniqExactIf(who, points >= 70) AS unique_bots, uniqExactIf(user, has_user) AS unique_users
FROM (
  SELECT ${BUCKET_OF[bucket]} AS bucket, toString(origin) AS from_origin, toString(device) AS form, toString(browser) AS named,
    events AS told, toUInt64(score) AS points, toFloat64(match_confidence) AS confidence, ${HAS_USER} AS has_user,
    if(visitor_id = '', session_id, visitor_id) AS who, user_id AS user
  FROM sessions FINAL
  WHERE ${OWNED} AND started_at >= ${moment('from')} AND started_at <= ${moment('to')}
)
GROUP BY GROUPING SETS ((bucket), (from_origin), (form), (named), ())`,
  parameters: (window) => ({ ...owner(window), from: window.from, to: window.to }),
  row: z.object({
    part: z.enum(['bucket', 'origin', 'device', 'browser', 'whole']),
    at: z.number(),
    from_origin: z.string(),
    form: z.string(),
    named: z.string(),
    session_count: z.number(),
    event_count: z.number(),
    score_sum: z.number(),
    bots: z.number(),
    high: z.number(),
    medium: z.number(),
    low: z.number(),
    humans: z.number(),
    matched: z.number(),
    confidence_sum: z.number(),
    unique_bots: z.number(),
    unique_users: z.number(),
  }),
});
