import { HAS_USER } from './queries/scope.ts';

// Sessions by the hour they began in, so that a question about a month need not read each of them. An hour is counted anew when
// something was told of its sessions. What was told after the hours were last counted is known by `told_at`, and such an hour is
// read from its sessions: no answer ever rests on an hour that has changed since.

/** How far back hours are counted: the longest period that can be asked for, and the hours at its edge. */
const countedDays = 92;

/** How long after it came a row is sure to be seen by everybody: an insert under way, a replica that lags, a clock that is off. */
const seenAfterMs = 15 * 60_000;
/** Each hour is counted again for so long after its last row, so that one count that saw too little is made good by the next. */
const countedAgainMs = 60 * 60_000;

const hourOf = 'toStartOfHour(started_at)';

/** When hours were last counted, all of them: the row that no account owns is written after the others. 0: never yet. */
const LAST_COUNTED = "(SELECT max(version) FROM session_hours WHERE account_id = '')";

const after = (at: string, ms: number): string => `fromUnixTimestamp64Milli(toInt64(${at}) - ${ms}, 'UTC')`;

/** Hours with sessions that the count may not have seen, under a condition. */
export const uncountedHours = (where: string): string =>
  `SELECT toUnixTimestamp(${hourOf}) AS hour FROM sessions WHERE ${where} AND told_at >= ${after(LAST_COUNTED, seenAfterMs)} GROUP BY hour`;

/** Hours that are to be counted by now. */
export const hoursToCount = (now: number): string =>
  `SELECT toUnixTimestamp(${hourOf}) AS hour FROM sessions
WHERE started_at >= ${after(String(now), countedDays * 86_400_000)} AND told_at >= ${after(LAST_COUNTED, countedAgainMs)} GROUP BY hour ORDER BY hour`;

/** A name as a number of 128 bits, too many for two names to meet in one. */
const numbered = (name: string): string => `reinterpretAsUInt128(sipHash128(${name}))`;

/** What is counted of an hour, by the name of its column in `session_hours`. */
export const HOUR_SUMS = {
  session_count: 'sum(n)',
  event_count: 'sum(told)',
  score_sum: 'sum(points)',
  high: 'sum(of_high)',
  medium: 'sum(of_medium)',
  low: 'sum(of_low)',
  humans: 'sum(of_humans)',
  matched: 'sum(of_matched)',
  confidence_sum: 'sum(of_confidence)',
  origins: 'sumMap(map(origin, n))',
  origin_bots: 'sumMap(map(origin, of_high + of_medium))',
  devices: 'sumMap(map(device, n))',
  browsers: 'sumMap(map(browser, n))',
  bot_ids: 'groupUniqArrayArray(of_bots)',
  user_ids: 'groupUniqArrayArray(of_users)',
} as const;

/**
 * The hours of sessions under a condition, as the sessions stand: what `session_hours` is made of, and what stands for it where it
 * is out of date. First into the smallest groups, since a map costs more than a number.
 */
export const hoursOf = (where: string): string => `SELECT account_id, site_id, hour, ${Object.entries(HOUR_SUMS)
  .map(([name, sum]) => `${sum} AS ${name}`)
  .join(', ')}
FROM (
  SELECT account_id, site_id, ${hourOf} AS hour, origin, device, browser, count() AS n, sum(events) AS told, sum(score) AS points,
    countIf(score >= 90) AS of_high, countIf(score BETWEEN 70 AND 89) AS of_medium, countIf(score BETWEEN 31 AND 69) AS of_low,
    countIf(score <= 30) AS of_humans, countIf(${HAS_USER}) AS of_matched,
    sumIf(toFloat64(match_confidence), ${HAS_USER}) AS of_confidence,
    groupUniqArrayIf(${numbered("if(visitor_id = '', session_id, visitor_id)")}, score >= 70) AS of_bots,
    groupUniqArrayIf(${numbered('user_id')}, ${HAS_USER}) AS of_users
  FROM sessions FINAL
  WHERE ${where}
  GROUP BY account_id, site_id, hour, origin, device, browser
)
GROUP BY account_id, site_id, hour`;

const WRITE =
  'SETTINGS insert_deduplicate = 0, max_execution_time = 60, do_not_merge_across_partitions_select_final = 1';

/** Statement that counts hours of one day, each of them a row that replaces the one before. */
export function countHours(now: number, hours: readonly number[]): string {
  const moment = (seconds: number): string => `toDateTime64(${seconds}, 3, 'UTC')`;
  const texts = hours.map((hour) => `toDateTime(${hour}, 'UTC')`);
  const which = `started_at >= ${moment(Math.min(...hours))} AND started_at < ${moment(Math.max(...hours) + 3600)} AND ${hourOf} IN (${texts.join(', ')})`;
  const columns = ['account_id', 'site_id', 'hour', ...Object.keys(HOUR_SUMS)].join(', ');
  return `INSERT INTO session_hours (version, ${columns}) ${WRITE} SELECT ${now} AS version, ${columns} FROM (${hoursOf(which)})`;
}

/** Statement that says that all hours are counted that changed until then. */
export const hoursCounted = (now: number): string =>
  `INSERT INTO session_hours (account_id, site_id, hour, version) ${WRITE} SELECT '', '', toStartOfHour(${after(String(now), 0)}), ${now}`;
