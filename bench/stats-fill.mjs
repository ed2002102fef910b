// Rows for the statistics' benchmark, put into the server's own tables: the last of them as the drainer sends them, timed; the
// others made by the engine itself.
import { createClient } from '@clickhouse/client';
import { createChdbConnection } from 'chdb/connection';
import { round } from './table.mjs';

/** Rows that the drainer sends at once. */
export const batchRows = 10_000;
const mostSent = 200_000;
const DAY_MS = 86_400_000;
const SPAN_MS = 13 * DAY_MS - 3_600_000;

const openEngine = (folder) => createClient({ connection: createChdbConnection({ path: folder }) });

/** Bytes of the parts that an engine's rows lie in. */
export async function bytesOf(folder) {
  const client = openEngine(folder);
  const answer = await client.query({
    query: 'SELECT toFloat64(sum(bytes_on_disk)) AS n FROM system.parts WHERE active AND database = currentDatabase()',
    format: 'JSONEachRow',
  });
  const [{ n }] = await answer.json();
  await client.close();
  return n;
}

/** Fill the engine's folder. `copy` gets a way to read rows as lines of JSON, and says how many a second it wrote elsewhere. */
export async function fill(folder, { account, hits, now }, copy) {
  const sessions = Math.ceil(hits / 5);
  const client = openEngine(folder);
  const run = (query) => client.command({ query });
  const lines = async (query) =>
    (await (await client.query({ query, format: 'JSONEachRow' })).text()).split('\n').filter(Boolean);
  const made = (count, from) => hitsSql({ account, sessions, now }, count, from);

  // What is over is merged an hour later; what runs lies in parts of many sizes.
  const over = hits - Math.ceil(hits / 13);
  const sent = Math.min(mostSent, hits - over);
  const make = async (first, last, atOnce) => {
    for (let from = first; from < last; from += atOnce)
      await run(`INSERT INTO hits ${made(Math.min(atOnce, last - from), from)}`);
  };
  await make(0, over, 500_000);
  await run('OPTIMIZE TABLE hits FINAL');
  await make(over, hits - sent, Math.ceil(hits / 130));
  const arriving = await lines(made(sent, hits - sent));
  const started = performance.now();
  for (let from = 0; from < arriving.length; from += batchRows)
    await run(
      `INSERT INTO hits SETTINGS async_insert = 0, insert_deduplicate = 1, optimize_on_insert = 0, insert_deduplication_token = '${from}' FORMAT JSONEachRow\n${arriving.slice(from, from + batchRows).join('\n')}`,
    );
  const rowsPerSecond = round(arriving.length / ((performance.now() - started) / 1000), 0);

  await putSessions({ run, lines, account, now });
  await run(`INSERT INTO hit_days SELECT account_id, site_id, toDate(at) - 14, 1, countIf(score = 0), countIf(score BETWEEN 1 AND 30), countIf(score BETWEEN 31 AND 60),
    countIf(score BETWEEN 61 AND 80), countIf(score > 80), count(), countIf(score > 30), sum(score), ['missing_sec_fetch'], [toUInt64(9)] FROM hits GROUP BY account_id, site_id, toDate(at)`);
  const besideRowsPerSecond = await copy(lines);
  await client.close();
  return { rowsPerSecond, besideRowsPerSecond, sessions: sessions + Math.round(sessions / 2) };
}

/** The sessions of the hits, and of the two weeks before them: those are kept when hits are not. They came when they were last seen. */
async function putSessions({ run, lines, account, now }) {
  const named = await lines(
    "SELECT name FROM system.columns WHERE table = 'sessions' AND database = currentDatabase() AND default_kind = '' ORDER BY position",
  );
  const columns = named.map((line) => JSON.parse(line).name).join(', ');
  const put = (rows, toldAt = 'last_seen_at') =>
    run(`INSERT INTO sessions (${columns}, told_at) SETTINGS insert_allow_materialized_columns = 1, insert_deduplicate = 0
      SELECT ${columns}, ${toldAt} FROM (${rows})`);
  await put(`SELECT account_id, any(site_id) AS site_id, session_id, 1 AS version, min(at) AS started_at, max(at) AS last_seen_at, any(hits.visitor_id) AS visitor_id,
    if(cityHash64(session_id) % 3 = 0, concat('user', toString(cityHash64(session_id) % 50000)), '') AS user_id, if(user_id = '', '', 'linked') AS user_match,
    if(user_id = '', 0, 1) AS match_confidence, max(hits.score) AS score, max(hits.score) AS max_score, '' AS hard_rule, any(hits.flags) AS flags, count() AS hits, count() AS page_views,
    count() * 3 AS events, 'none' AS identity_kind, '' AS identity_name, any(hits.origin) AS origin, any(hits.page_url) AS page_url, any(hits.user_agent) AS user_agent,
    any(hits.country) AS country, any(hits.device) AS device, any(hits.browser) AS browser, any(hits.os) AS os FROM hits GROUP BY account_id, session_id`);
  await put(`SELECT * REPLACE (concat(session_id, 'x') AS session_id, started_at - INTERVAL 14 DAY AS started_at, last_seen_at - INTERVAL 14 DAY AS last_seen_at)
    FROM sessions WHERE cityHash64(session_id) % 2 = 0`);
  await run('OPTIMIZE TABLE sessions FINAL');
  // Each session is told of several times,
  for (const hours of [24, 12, 6, 3, 1])
    await put(
      `SELECT * REPLACE (version + 1 AS version) FROM sessions FINAL WHERE toUnixTimestamp64Milli(started_at) > ${now - hours * 3_600_000}`,
    );
  // and some long afterwards: their users signed in just now.
  await put(
    `SELECT * REPLACE (version + 1 AS version, 'linked' AS user_match, 'user1' AS user_id, toFloat32(1) AS match_confidence)
      FROM sessions FINAL WHERE account_id = '${account}' AND toUnixTimestamp64Milli(started_at) < ${now - DAY_MS} ORDER BY cityHash64(session_id) LIMIT 20`,
    'now64(3)',
  );
}

/** Hits as they come: nine of ten from people, five to a session, over the last thirteen days, later rows later. */
function hitsSql({ account, sessions, now }, count, from) {
  const bots =
    "['missing_accept_language', 'missing_sec_fetch', 'known_bot_pattern', 'headless_user_agent', 'suspicious_user_agent']";
  return `SELECT '${account}' AS account_id, concat('site_', toString(cityHash64(s) % 3)) AS site_id,
    fromUnixTimestamp64Milli(toInt64(${now - SPAN_MS} + s * ${SPAN_MS / sessions} + number % 5 * 20000), 'UTC') AS at,
    hex(MD5(toString(number))) AS id, 'collect' AS kind, concat('ses_', substring(hex(MD5(concat('s', toString(s)))), 1, 22)) AS session_id,
    concat('vis_', toString(cityHash64(s) % ${Math.ceil(sessions / 2)})) AS visitor_id, id AS page_view_id,
    toUInt8(multiIf(h % 100 < 60, h % 4, h % 100 < 88, h % 20, h % 100 < 93, 31 + h % 39, h % 100 < 97, 70 + h % 20, 90 + h % 11)) AS score,
    multiIf(score < 31, 'human', score < 70, 'suspicious', score < 90, 'automated', 'known-bot') AS band, if(score > 69, 'challenge', 'allow') AS action,
    '' AS hard_rule, if(score < 31, [], arraySlice(${bots}, 1 + h % 3, 1 + h % 3)) AS flags, [] :: Array(String) AS errored, 'full' AS evidence, 'none' AS identity_kind,
    '' AS identity_name, '' AS identity_category, '2026-11' AS policy_version, concat('https://shop', toString(cityHash64(s) % 7), '.example') AS origin,
    concat(origin, '/page/', toString(h % 100)) AS page_url, concat('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/', toString(100 + h % 42), '.0.0.0 Safari/537.36') AS user_agent,
    ['ES', 'DE', 'US', 'FR', 'GB'][1 + h % 5] AS country, ['desktop', 'mobile', 'tablet'][1 + h % 3] AS device, ['chrome', 'safari', 'firefox'][1 + h % 3] AS browser, 'linux' AS os
    FROM (SELECT number + ${from} AS number, intDiv(number, 5) AS s, cityHash64(number) AS h FROM numbers(${count}))`;
}
