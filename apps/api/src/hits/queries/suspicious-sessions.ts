import { z } from 'zod';
import { type Ask, defineQuestion } from '../question.ts';
import { moment } from './scope.ts';

/** Which sessions are asked for: those seen since a moment whose worst hit scored at least so much. */
export interface Suspicion {
  accountId: string;
  since: number;
  minScore: number;
  limit: number;
}

/** Clocks of two processes differ: a session's hits may seem to come so long before it. */
const clocksMs = 10 * 60_000;

const SUSPECTED = `account_id = {account:String} AND last_seen_at >= ${moment('since')} AND max_score >= {least:UInt8}`;

/**
 * So bad and so lately seen are at least as many sessions as are asked for, so that the names of no others need be read. Two that
 * began in the same moment count as one, which only lets more pass; and where the worst rows are too few sessions, all pass.
 */
const CUT = `(
    SELECT if(uniqExactIf(started_at, started_at >= ${moment('since')}) >= {limit:UInt16}, min((max_score, last_seen_at)), (toUInt8(0), ${moment('since')}))
    FROM (SELECT max_score, last_seen_at, started_at FROM sessions WHERE ${SUSPECTED} ORDER BY max_score DESC, last_seen_at DESC LIMIT {rows:UInt32})
  )`;

/**
 * Which they are is asked of the sessions, which are a fifth as many as the hits; without FINAL, since both columns only ever
 * rise, so that the highest of all versions is the latest. Those that were under way at the edge of the time are taken beside the others: their worst
 * hit may lie before it.
 */
const worstSessions = defineQuestion({
  name: 'worst sessions',
  sql: `SELECT session_id AS id, toUnixTimestamp64Milli(started_at) AS began
FROM (
  SELECT session_id, started_at, max_score, last_seen_at FROM sessions
  WHERE ${SUSPECTED} AND (max_score, last_seen_at) >= ${CUT}
  ORDER BY max_score DESC, last_seen_at DESC, session_id LIMIT 1 BY session_id
)
ORDER BY max_score DESC, last_seen_at DESC, session_id LIMIT {limit:UInt16} BY started_at < ${moment('since')}`,
  parameters: ({ accountId, since, minScore, limit }: Suspicion) => ({
    account: accountId,
    since,
    least: minScore,
    limit,
    // A session is told of many times.
    rows: 100 * limit,
  }),
  row: z.object({ id: z.string(), began: z.number() }),
});

/** What they did, asked of their hits alone. */
const hitsOfSessions = defineQuestion({
  name: 'hits of the worst sessions',
  sql: `SELECT session_id AS session, max(score) AS max_score, arraySort(groupUniqArrayArray(flags)) AS all_flags, count() AS hit_count,
  toUnixTimestamp64Milli(min(at)) AS first_at, toUnixTimestamp64Milli(max(at)) AS last_at,
  toString(argMax(user_agent, at)) AS agent, toString(argMax(country, at)) AS place
FROM hits
WHERE account_id = {account:String} AND at >= ${moment('from')} AND session_id IN {ids:Array(String)}
GROUP BY session_id HAVING max_score >= {least:UInt8}
ORDER BY max_score DESC, last_at DESC, session LIMIT {limit:UInt16}`,
  parameters: ({
    accountId,
    minScore,
    limit,
    from,
    ids,
  }: Suspicion & {
    from: number;
    ids: readonly string[];
  }) => ({ account: accountId, from, ids, least: minScore, limit }),
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

/** The worst sessions first, and what their hits of that time say. */
export async function askSuspiciousSessions(
  ask: Ask,
  which: Suspicion,
): Promise<Array<z.infer<typeof hitsOfSessions.row>>> {
  const sessions = await ask(worstSessions, which);
  if (sessions.length === 0) return [];
  const from = Math.max(which.since, Math.min(...sessions.map(({ began }) => began)) - clocksMs);
  return ask(hitsOfSessions, { ...which, from, ids: sessions.map(({ id }) => id) });
}
