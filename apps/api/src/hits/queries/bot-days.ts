import { z } from 'zod';
import { DAY, DAY_SUMS, FLAG_SUMS, wholeDays } from '../days.sql.ts';
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
const IN_HITS = `account_id = {account:String} AND ${DAY} >= greatest(toDate({from:String}), ${SPLIT}) AND ${DAY} <= toDate({to:String})`;
const IN_DAYS = `account_id = {account:String} AND day >= toDate({from:String}) AND day < ${SPLIT}`;

const SUMS = Object.keys(DAY_SUMS) as Array<keyof typeof DAY_SUMS>;

const parameters = ({ accountId, from, to }: BotDays) => ({ account: accountId, from, to });

/** How the scores of each day spread; days without a hit are not there. */
export const botDays = defineQuestion({
  name: 'bot days',
  sql: `SELECT toString(day) AS date, ${SUMS.map((name) => `sum(${name}_then) AS ${name}`).join(', ')}
FROM (
  SELECT ${DAY} AS day, ${SUMS.map((name) => `${DAY_SUMS[name]} AS ${name}_then`).join(', ')} FROM hits WHERE ${IN_HITS} GROUP BY day
  UNION ALL
  SELECT day, ${SUMS.map((name) => `sum(${name})`).join(', ')} FROM hit_days FINAL WHERE ${IN_DAYS} GROUP BY day
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
  SELECT name, seen FROM (SELECT ${FLAG_SUMS} AS sums FROM hits WHERE ${IN_HITS}) ARRAY JOIN sums.1 AS name, sums.2 AS seen
  UNION ALL
  SELECT name, sum(seen_then) FROM hit_days FINAL ARRAY JOIN flag_names AS name, flag_counts AS seen_then WHERE ${IN_DAYS} GROUP BY name
)
GROUP BY name ORDER BY count DESC, flag LIMIT 20`,
  parameters,
  row: z.object({ flag: z.string(), count: z.number() }),
});
