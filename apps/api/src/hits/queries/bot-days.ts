import { z } from 'zod';
import { wholeDays } from '../days.sql.ts';
import { defineQuestion } from '../question.ts';

/** Days of an account, the last of them today. */
export interface BotDays {
  accountId: string;
  /** first day, `2026-11-21` */
  from: string;
  to: string;
}

/** The first day whose hits are all there still; days before it are known from what was counted of them. */
const SPLIT = `toDate({to:String}) - ${wholeDays}`;
const IN_HITS = `account_id = {account:String} AND at >= toDateTime64(greatest(toDate({from:String}), ${SPLIT}), 3, 'UTC') AND at < toDateTime64(toDate({to:String}) + 1, 3, 'UTC')`;
const IN_DAYS = `account_id = {account:String} AND day >= toDate({from:String}) AND day < ${SPLIT}`;

const parameters = ({ accountId, from, to }: BotDays) => ({ account: accountId, from, to });

/** How the scores of each day spread; days without a hit are not there. */
export const botDays = defineQuestion({
  name: 'bot days',
  sql: `SELECT toString(day) AS date, sum(s0) AS score_0, sum(s1) AS score_1_30, sum(s2) AS score_31_60, sum(s3) AS score_61_80,
  sum(s4) AS score_81_100, sum(hits) AS total_hits, sum(suspicious) AS suspicious_hits, sum(points) AS score_sum
FROM (
  SELECT toDate(at) AS day, countIf(score = 0) AS s0, countIf(score BETWEEN 1 AND 30) AS s1, countIf(score BETWEEN 31 AND 60) AS s2,
    countIf(score BETWEEN 61 AND 80) AS s3, countIf(score > 80) AS s4, count() AS hits, countIf(score > 30) AS suspicious, sum(score) AS points
  FROM hits WHERE ${IN_HITS} GROUP BY day
  UNION ALL
  SELECT day, sum(score_0), sum(score_1_30), sum(score_31_60), sum(score_61_80), sum(score_81_100), sum(total_hits),
    sum(suspicious_hits), sum(score_sum)
  FROM hit_days FINAL WHERE ${IN_DAYS} GROUP BY day
)
GROUP BY day ORDER BY day`,
  parameters,
  row: z.object({
    date: z.string(),
    score_0: z.number(),
    score_1_30: z.number(),
    score_31_60: z.number(),
    score_61_80: z.number(),
    score_81_100: z.number(),
    total_hits: z.number(),
    suspicious_hits: z.number(),
    score_sum: z.number(),
  }),
});

/** The flags most often seen in the same days. */
export const topFlags = defineQuestion({
  name: 'top flags',
  sql: `SELECT toString(name) AS flag, sum(seen) AS count
FROM (
  SELECT arrayJoin(flags) AS name, count() AS seen FROM hits WHERE ${IN_HITS} GROUP BY name
  UNION ALL
  SELECT name, sum(seen_then) FROM hit_days FINAL ARRAY JOIN flag_names AS name, flag_counts AS seen_then WHERE ${IN_DAYS} GROUP BY name
)
GROUP BY name ORDER BY count DESC, flag LIMIT 20`,
  parameters,
  row: z.object({ flag: z.string(), count: z.number() }),
});
