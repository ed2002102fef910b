import { z } from 'zod';
import { defineQuestion } from '../question.ts';
import { moment } from './scope.ts';

/**
 * Sessions whose worst hit since a moment scored at least so much, the worst first. Which they are is asked of the sessions, which
 * are a fifth as many as the hits; without FINAL, since both columns only ever rise, so that the highest of all versions is
 * the latest. What they did is then asked of their hits alone.
 */
export const suspiciousSessionsOf = defineQuestion({
  name: 'suspicious sessions',
  sql: `SELECT session_id AS session, max(score) AS max_score, arraySort(groupUniqArrayArray(flags)) AS all_flags, count() AS hit_count,
  toUnixTimestamp64Milli(min(at)) AS first_at, toUnixTimestamp64Milli(max(at)) AS last_at,
  toString(argMax(user_agent, at)) AS agent, toString(argMax(country, at)) AS place
FROM hits
WHERE account_id = {account:String} AND at >= ${moment('since')} AND session_id GLOBAL IN (
  SELECT session_id FROM sessions
  WHERE account_id = {account:String} AND last_seen_at >= ${moment('since')} AND max_score >= {least:UInt8}
  GROUP BY session_id ORDER BY max(max_score) DESC, max(last_seen_at) DESC, session_id LIMIT {limit:UInt16}
)
GROUP BY session_id HAVING max_score >= {least:UInt8}
ORDER BY max_score DESC, last_at DESC, session LIMIT {limit:UInt16}`,
  parameters: ({
    accountId,
    since,
    minScore,
    limit,
  }: {
    accountId: string;
    since: number;
    minScore: number;
    limit: number;
  }) => ({
    account: accountId,
    since,
    least: minScore,
    limit,
  }),
  row: z.object({
    session: z.string(),
    max_score: z.number(),
    all_flags: z.array(z.string()),
    hit_count: z.number(),
    first_at: z.number(),
    last_at: z.number(),
    agent: z.string(),
    place: z.string(),
  }),
});
