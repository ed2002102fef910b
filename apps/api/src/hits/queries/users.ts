import { z } from 'zod';
import { defineQuestion } from '../question.ts';
import { HAS_USER, OWNED, owner, type Whose } from './scope.ts';

/** One page of users by their id. */
export const usersOf = defineQuestion({
  name: 'users',
  sql: `SELECT user_id AS id, count() AS session_count, toUnixTimestamp64Milli(min(started_at)) AS first_at,
  toUnixTimestamp64Milli(max(last_seen_at)) AS last_at, avg(score) AS mean
FROM sessions FINAL
WHERE ${OWNED} AND ${HAS_USER} AND user_id > {after:String}
GROUP BY user_id ORDER BY id LIMIT {limit:UInt16}`,
  parameters: (list: Whose & { after: string; limit: number }) => ({
    ...owner(list),
    after: list.after,
    limit: list.limit,
  }),
  row: z.object({
    id: z.string(),
    session_count: z.number(),
    first_at: z.number(),
    last_at: z.number(),
    mean: z.number(),
  }),
});
