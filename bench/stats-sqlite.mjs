// The rows and questions of the statistics' benchmark in SQLite.
import Database from 'libsql';
import { median, round } from './table.mjs';

const DAY_MS = 86_400_000;
const atOnce = 10_000;
const HITS = ['account_id', 'at', 'session_id', 'score', 'flags', 'user_agent', 'country'];
const SESSIONS = [
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
/** How long a question is asked again, up to three times. */
const repeatMs = 20_000;

/** Copy the rows, a day at a time: all of them are more text than one string can hold. How many hits a second were written. */
export async function copyToSqlite(file, lines, { hits, now }) {
  const database = new Database(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  for (const [table, columns] of [
    ['hits', HITS],
    ['sessions', SESSIONS],
  ]) {
    const typed = columns.map((name) => `${name} ${/_at$|^at$|score|events/.test(name) ? 'INTEGER' : 'TEXT'}`);
    database.exec(`CREATE TABLE ${table} (${typed.join(', ')})`);
  }
  const put = async (table, columns, select) => {
    const insert = database.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`);
    const all = await lines(`${select} SETTINGS output_format_json_quote_64bit_integers = 0`);
    let ms = 0;
    for (let from = 0; from < all.length; from += atOnce) {
      const batch = all.slice(from, from + atOnce).map((line) => JSON.parse(line));
      const started = performance.now();
      database.exec('BEGIN');
      for (const row of batch)
        insert.run(columns.map((column) => (Array.isArray(row[column]) ? JSON.stringify(row[column]) : row[column])));
      database.exec('COMMIT');
      ms += performance.now() - started;
    }
    return { rows: all.length, ms };
  };
  const total = { rows: 0, ms: 0 };
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  for (let back = 30; back >= 0; back--) {
    const select = (table, columns, at) =>
      `SELECT ${columns.join(', ').replace(at, `toUnixTimestamp64Milli(${table}.${at}) AS ${at}`)} FROM ${table} ${table === 'sessions' ? 'FINAL' : ''}
       WHERE toDate(${table}.${at}) = toDate(${(today - back * DAY_MS) / DAY_MS})`;
    const { rows, ms } = await put('hits', HITS, select('hits', HITS, 'at'));
    total.rows += rows;
    total.ms += ms;
    await put('sessions', SESSIONS, select('sessions', SESSIONS, 'started_at'));
  }
  database.exec(
    'CREATE INDEX hits_by_time ON hits (account_id, at); CREATE INDEX sessions_by_start ON sessions (account_id, started_at)',
  );
  database.close();
  if (total.rows !== hits) throw new Error(`${total.rows} hits were copied of ${hits}`);
  return round(total.rows / (total.ms / 1000), 0);
}

/** The same questions to SQLite: milliseconds, the median of as many as fit, at least one and at most three. */
export function askSqlite(file, { account, now }) {
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
  let runs = 3;
  const ms = questions.map((texts) => {
    const taken = [];
    const first = performance.now();
    while (taken.length === 0 || (taken.length < 3 && performance.now() - first < repeatMs)) {
      const started = performance.now();
      for (const text of texts) database.prepare(text).all();
      taken.push(performance.now() - started);
    }
    runs = Math.min(runs, taken.length);
    return round(median(taken));
  });
  database.close();
  return { ms, runs };
}
