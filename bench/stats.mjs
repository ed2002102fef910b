// The three heaviest questions that are asked of the statistics, over HTTP and from a real server, with a million hits in its engine
// (`--hits 10000000` for ten); rows that are taken in a second; memory and disk. Beside it the same questions of the same
// rows in SQLite.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createClient } from '@clickhouse/client';
import { createChdbConnection } from 'chdb/connection';
import Database from 'libsql';
import { startServer } from '../tooling/server.mjs';
import { median, printJson, printTable, quantile, round } from './table.mjs';

const { values: given } = parseArgs({ options: { hits: { type: 'string', default: '1000000' } } });
const HITS = Number(given.hits);
const SESSIONS = Math.ceil(HITS / 5);
const INGESTED = 200_000;
/** Rows that the drainer sends at once. */
const BATCH = 10_000;
const RUNS = Number(process.env.BENCH_ROUNDS ?? 30);
const WARM_UP = 3;
const DAY_MS = 86_400_000;
const now = Date.now();
const folder = mkdtempSync(join(tmpdir(), 'veridict-bench-'));

const rate = { enterprise: { monthly: 1_000_000_000, perMinute: 1_000_000 } };
const env = { VERIDICT_TIERS: JSON.stringify(rate) };

/** Make the folder, its keys and its tables. */
const first = await startServer({ folder, env });
const { account_id: account, read_key: readKey } = first.keys;
await untilCounting(first.url);
await first.stop();

const filled = await fill();
const server = await startServer({ folder, env });
await untilCounting(server.url);
const headers = { authorization: `Bearer ${readKey}` };
const QUESTIONS = [
  ['analytics, 30 days', '/v1/analytics?period=30d&groupBy=day'],
  ['overview, 30 days', `/bot-stats/overview?account_id=${account}&days=30`],
  ['suspicious sessions, 7 days', `/bot-stats/suspicious-sessions?account_id=${account}&min_score=50&limit=20`],
];
const asked = [];
for (const [name, path] of QUESTIONS) {
  const before = engineCpuMs(server.pid);
  const ms = await times(() => ask(path));
  asked.push([name, ms, round((engineCpuMs(server.pid) - before) / (RUNS + WARM_UP), 0)]);
}
const engineMb = round(engineMemory(server.pid) / 1024, 0);
await server.stop();
const diskMb = round(sizeOf(join(folder, 'hits')) / 1024, 0);
const beside = askSqlite(join(folder, 'beside.db'));
const besideMb = round(sizeOf(join(folder, 'beside.db')) / 1024, 0);
rmSync(folder, { recursive: true });

printTable(
  [`${HITS} hits, ${SESSIONS} sessions`, 'p50 ms', 'p99 ms', 'CPU ms', 'SQLite ms'],
  asked.map(([name, ms, cpu], place) => [name, round(median(ms)), round(quantile(ms, 0.99)), cpu, beside[place]]),
);
console.log(
  `\n${filled.rowsPerSecond} hits a second taken in, in batches of ${BATCH}, each on disk before the next (SQLite ${filled.besideRowsPerSecond}).`,
);
console.log(
  `${diskMb} MB on disk (SQLite ${besideMb}), ${engineMb} MB of memory in the engine's process. ${RUNS} runs a question, one after the other.`,
);
printJson({
  bench: 'stats',
  hits: HITS,
  sessions: SESSIONS,
  questions: Object.fromEntries(
    asked.map(([name, ms, cpu], place) => [
      name,
      { p50: round(median(ms)), p99: round(quantile(ms, 0.99)), cpu, sqlite: beside[place] },
    ]),
  ),
  ingest_rows_per_s: filled.rowsPerSecond,
  sqlite_ingest_rows_per_s: filled.besideRowsPerSecond,
  disk_mb: diskMb,
  sqlite_disk_mb: besideMb,
  engine_memory_mb: engineMb,
});

async function ask(path) {
  const answer = await fetch(server.url + path, { headers });
  const body = await answer.text();
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${body}`);
  return JSON.parse(body);
}

async function times(run) {
  const all = [];
  for (let n = -WARM_UP; n < RUNS; n++) {
    const started = performance.now();
    await run();
    if (n >= 0) all.push(performance.now() - started);
  }
  return all;
}

async function untilCounting(url) {
  while ((await (await fetch(`${url}/health`)).json()).statistics !== 'ok')
    await new Promise((next) => setTimeout(next, 50));
}

/** Put rows into the server's own tables: some as the drainer sends them, timed; the rest made by the engine itself. */
async function fill() {
  const client = createClient({ connection: createChdbConnection({ path: join(folder, 'hits') }) });
  const run = (query) => client.command({ query });
  const made = await (await client.query({ query: hitsSql(INGESTED), format: 'JSONEachRow' })).text();
  const lines = made.trimEnd().split('\n');
  const started = performance.now();
  for (let from = 0; from < lines.length; from += BATCH) {
    await run(
      `INSERT INTO hits SETTINGS async_insert = 0, insert_deduplicate = 1, insert_deduplication_token = '${from}' FORMAT JSONEachRow\n${lines.slice(from, from + BATCH).join('\n')}`,
    );
  }
  const rowsPerSecond = round(lines.length / ((performance.now() - started) / 1000), 0);
  // What is over is merged an hour later; what runs lies in parts of many sizes.
  const over = HITS - Math.ceil(HITS / 13);
  const more = async (first, last, atOnce) => {
    for (let from = first; from < last; from += atOnce)
      await run(`INSERT INTO hits ${hitsSql(Math.min(atOnce, last - from), from)}`);
  };
  await more(INGESTED, over, 500_000);
  await run('OPTIMIZE TABLE hits FINAL');
  await more(Math.max(INGESTED, over), HITS, Math.ceil(HITS / 130));
  await run(`INSERT INTO sessions SELECT account_id, any(site_id), session_id, 1, min(at), max(at), any(visitor_id),
    if(cityHash64(session_id) % 3 = 0, concat('user', toString(cityHash64(session_id) % 50000)), '') AS user, if(user = '', '', 'linked'), if(user = '', 0, 1),
    max(score), max(score), '', any(flags), count(), count(), count() * 3, 'none', '', any(origin), any(page_url), any(user_agent), any(country),
    any(device), any(browser), any(os) FROM hits GROUP BY account_id, session_id`);
  // The days before those of the hits: sessions are kept, hits are not.
  await run(`INSERT INTO sessions SELECT * REPLACE (concat(session_id, 'x') AS session_id, started_at - INTERVAL 14 DAY AS started_at, last_seen_at - INTERVAL 14 DAY AS last_seen_at)
    FROM sessions WHERE cityHash64(session_id) % 2 = 0`);
  await run('OPTIMIZE TABLE sessions FINAL');
  // Each session is told of several times.
  for (const hours of [24, 12, 6, 3, 1])
    await run(`INSERT INTO sessions SELECT * REPLACE (version + 1 AS version) FROM sessions FINAL
      WHERE toUnixTimestamp64Milli(started_at) > ${now - hours * 3_600_000} SETTINGS insert_deduplicate = 0`);
  await run(`INSERT INTO hit_days SELECT account_id, site_id, toDate(at) - 14, 1, countIf(score = 0), countIf(score BETWEEN 1 AND 30), countIf(score BETWEEN 31 AND 60),
    countIf(score BETWEEN 61 AND 80), countIf(score > 80), count(), countIf(score > 30), sum(score), ['missing_sec_fetch'], [toUInt64(9)] FROM hits GROUP BY account_id, site_id, toDate(at)`);
  const besideRowsPerSecond = await copy(client);
  await client.close();
  return { rowsPerSecond, besideRowsPerSecond };
}

/** Hits as they come: nine of ten from people, five to a session, over the last thirteen days, later rows later. */
function hitsSql(count, from = 0) {
  const span = 13 * DAY_MS - 3_600_000;
  const start = now - span;
  const bots =
    "['missing_accept_language', 'missing_sec_fetch', 'known_bot_pattern', 'headless_user_agent', 'suspicious_user_agent']";
  return `SELECT '${account}' AS account_id, concat('site_', toString(cityHash64(s) % 3)) AS site_id,
    fromUnixTimestamp64Milli(toInt64(${start} + s * ${span / SESSIONS} + number % 5 * 20000), 'UTC') AS at,
    hex(MD5(toString(number))) AS id, 'collect' AS kind, concat('ses_', substring(hex(MD5(concat('s', toString(s)))), 1, 22)) AS session_id,
    concat('vis_', toString(cityHash64(s) % ${Math.ceil(SESSIONS / 2)})) AS visitor_id, id AS page_view_id,
    toUInt8(multiIf(h % 100 < 60, h % 4, h % 100 < 88, h % 20, h % 100 < 93, 31 + h % 39, h % 100 < 97, 70 + h % 20, 90 + h % 11)) AS score,
    multiIf(score < 31, 'human', score < 70, 'suspicious', score < 90, 'automated', 'known-bot') AS band, if(score > 69, 'challenge', 'allow') AS action,
    '' AS hard_rule, if(score < 31, [], arraySlice(${bots}, 1 + h % 3, 1 + h % 3)) AS flags, [] :: Array(String) AS errored, 'full' AS evidence, 'none' AS identity_kind,
    '' AS identity_name, '' AS identity_category, '2026-11' AS policy_version, concat('https://shop', toString(cityHash64(s) % 7), '.example') AS origin,
    concat(origin, '/page/', toString(h % 100)) AS page_url, concat('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/', toString(100 + h % 42), '.0.0.0 Safari/537.36') AS user_agent,
    ['ES', 'DE', 'US', 'FR', 'GB'][1 + h % 5] AS country, ['desktop', 'mobile', 'tablet'][1 + h % 3] AS device, ['chrome', 'safari', 'firefox'][1 + h % 3] AS browser, 'linux' AS os
    FROM (SELECT number + ${from} AS number, intDiv(number, 5) AS s, cityHash64(number) AS h FROM numbers(${count}))`;
}

/** The same rows in SQLite; how many a second it took. */
async function copy(client) {
  const database = new Database(join(folder, 'beside.db'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  database.exec(
    'CREATE TABLE hits (account_id TEXT, at INTEGER, session_id TEXT, score INTEGER, flags TEXT, user_agent TEXT, country TEXT)',
  );
  database.exec(
    'CREATE TABLE sessions (account_id TEXT, started_at INTEGER, session_id TEXT, visitor_id TEXT, user_id TEXT, score INTEGER, events INTEGER, origin TEXT, device TEXT, browser TEXT)',
  );
  const put = async (table, columns, select) => {
    const insert = database.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`);
    let rows = 0;
    let ms = 0;
    const answer = await client.query({ query: select, format: 'JSONEachRow' });
    const lines = (await answer.text()).split('\n');
    for (let from = 0; from < lines.length; from += BATCH) {
      const batch = lines
        .slice(from, from + BATCH)
        .filter(Boolean)
        .map((line) => JSON.parse(line));
      const started = performance.now();
      database.exec('BEGIN');
      for (const row of batch)
        insert.run(columns.map((column) => (Array.isArray(row[column]) ? JSON.stringify(row[column]) : row[column])));
      database.exec('COMMIT');
      ms += performance.now() - started;
      rows += batch.length;
    }
    return { rows, ms };
  };
  const total = { rows: 0, ms: 0 };
  for (let day = 0; day < 15; day++) {
    const [from, to] = [day, day + 1].map((n) => Math.floor((now - (14 - n) * DAY_MS) / DAY_MS) * DAY_MS);
    const columns = ['account_id', 'at', 'session_id', 'score', 'flags', 'user_agent', 'country'];
    const { rows, ms } = await put(
      'hits',
      columns,
      `SELECT account_id, toUnixTimestamp64Milli(at) AS at, session_id, score, flags, user_agent, country FROM hits WHERE toUnixTimestamp64Milli(hits.at) >= ${from} AND toUnixTimestamp64Milli(hits.at) < ${to}
       SETTINGS output_format_json_quote_64bit_integers = 0`,
    );
    total.rows += rows;
    total.ms += ms;
  }
  const columns = [
    'account_id',
    'started_at',
    'session_id',
    'visitor_id',
    'user_id',
    'score',
    'events',
    'origin',
    'device',
    'browser',
  ];
  // A day at a time: all of them are more text than one string can hold.
  for (let day = 0; day < 30; day++)
    await put(
      'sessions',
      columns,
      `SELECT ${columns.join(', ').replace('started_at', 'toUnixTimestamp64Milli(sessions.started_at) AS started_at')} FROM sessions FINAL WHERE toDate(sessions.started_at) = today() - ${day} SETTINGS output_format_json_quote_64bit_integers = 0`,
    );
  database.exec(
    'CREATE INDEX hits_by_time ON hits (account_id, at); CREATE INDEX sessions_by_start ON sessions (account_id, started_at)',
  );
  database.close();
  if (total.rows !== HITS) throw new Error(`${total.rows} hits were copied of ${HITS}`);
  return round(total.rows / (total.ms / 1000), 0);
}

/** The same questions to SQLite, milliseconds of the median of three. */
function askSqlite(file) {
  const database = new Database(file);
  const since = (days) => `account_id = '${account}' AND %s >= ${now - days * DAY_MS}`;
  const hits = (days) => since(days).replace('%s', 'at');
  const sessions = since(30).replace('%s', 'started_at');
  const sums =
    'count(*), sum(events), sum(score >= 70), sum(score >= 90), sum(score <= 30), sum(score), count(DISTINCT visitor_id), count(DISTINCT user_id)';
  const questions = [
    [
      `SELECT started_at / ${DAY_MS} AS bucket, ${sums} FROM sessions WHERE ${sessions} GROUP BY bucket`,
      `SELECT origin, count(*), sum(score >= 70) FROM sessions WHERE ${sessions} GROUP BY origin`,
      `SELECT device, browser, count(*) FROM sessions WHERE ${sessions} GROUP BY device, browser`,
    ],
    [
      `SELECT at / ${DAY_MS} AS day, sum(score = 0), sum(score BETWEEN 1 AND 30), sum(score BETWEEN 31 AND 60), sum(score BETWEEN 61 AND 80), sum(score > 80), count(*), sum(score) FROM hits WHERE ${hits(14)} GROUP BY day`,
      `SELECT value, count(*) AS n FROM hits, json_each(flags) WHERE ${hits(14)} GROUP BY value ORDER BY n DESC LIMIT 20`,
    ],
    [
      `SELECT session_id, max(score) AS top, count(*), min(at), max(at), user_agent, country FROM hits WHERE ${hits(7)} GROUP BY session_id HAVING top >= 50 ORDER BY top DESC LIMIT 20`,
    ],
  ];
  const ms = questions.map((texts) =>
    round(
      median(
        [1, 2, 3].map(() => {
          const started = performance.now();
          for (const text of texts) database.prepare(text).all();
          return performance.now() - started;
        }),
      ),
    ),
  );
  database.close();
  return ms;
}

/** Processor time that the server's child has taken, milliseconds. */
function engineCpuMs(pid) {
  const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  const told = readFileSync(`/proc/${child}/stat`, 'utf8').split(') ')[1].split(' ');
  return 10 * (Number(told[11]) + Number(told[12])); // a hundred ticks a second, on every Linux
}

/** Resident kilobytes of the server's child. */
function engineMemory(pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  return Math.max(
    ...children.map((child) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1] ?? 0)),
  );
}

/** Kilobytes on disk. */
function sizeOf(path) {
  return Number(execFileSync('du', ['-sk', path], { encoding: 'utf8' }).split('\t')[0]);
}
