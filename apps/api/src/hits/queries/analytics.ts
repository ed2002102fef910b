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

const IN_WINDOW = `${OWNED} AND started_at >= ${moment('from')} AND started_at <= ${moment('to')}`;
const parameters = (window: AnalyticsWindow) => ({ ...owner(window), from: window.from, to: window.to });

/**
 * One answer about a window, seen at one moment, so that its parts add up: the whole, and the same split by bucket, by origin, by
 * device and by browser. All sessions are counted once, into the smallest groups; the parts are put together from those.
 */
export const analytics = defineQuestion({
  name: 'analytics',
  sql: ({ bucket }: AnalyticsWindow) => `SELECT
  multiIf(grouping(bucket) = 0, 'bucket', grouping(from_origin) = 0, 'origin', grouping(form) = 0, 'device', grouping(named) = 0, 'browser', 'whole') AS part,
  toUnixTimestamp(bucket) * 1000 AS at, from_origin, form, named,
  sum(n) AS session_count, sum(told) AS event_count, sum(points) AS score_sum,
  sum(of_bots) AS bots, sum(of_high) AS high, sum(of_medium) AS medium, sum(of_low) AS low, sum(of_humans) AS humans,
  sum(of_matched) AS matched, sum(of_confidence) AS confidence_sum
FROM (
  SELECT ${BUCKET_OF[bucket]} AS bucket, toString(origin) AS from_origin, toString(device) AS form, toString(browser) AS named,
    count() AS n, sum(events) AS told, sum(score) AS points,
    countIf(score >= 70) AS of_bots, countIf(score >= 90) AS of_high, countIf(score BETWEEN 70 AND 89) AS of_medium,
    countIf(score BETWEEN 31 AND 69) AS of_low, countIf(score <= 30) AS of_humans,
    countIf(${HAS_USER}) AS of_matched, sumIf(toFloat64(match_confidence), ${HAS_USER}) AS of_confidence
  FROM sessions FINAL
  WHERE ${IN_WINDOW}
  GROUP BY bucket, origin, device, browser
)
GROUP BY GROUPING SETS ((bucket), (from_origin), (form), (named), ())`,
  parameters,
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
  }),
});

/** How many different bots and users were there. Nothing adds up to these, so they may be asked beside the rest. */
export const analyticsUniques = defineQuestion({
  name: 'analytics, uniques',
  // Groups, since sets of text cost twice as much.
  sql: `SELECT sum(bots) AS unique_bots, sum(users) AS unique_users
FROM (
  SELECT count() AS bots, 0 AS users FROM (
    SELECT if(visitor_id = '', session_id, visitor_id) AS who FROM sessions FINAL WHERE ${IN_WINDOW} AND score >= 70 GROUP BY who
  )
  UNION ALL
  SELECT 0 AS bots, count() AS users FROM (
    SELECT user_id FROM sessions FINAL WHERE ${IN_WINDOW} AND ${HAS_USER} GROUP BY user_id
  )
)`,
  parameters,
  row: z.object({ unique_bots: z.number(), unique_users: z.number() }),
});
