// The three heaviest questions that are asked of the statistics, over HTTP and from a real server, with one and with ten million hits
// in its engine (`--hits 1000000` for one of the two); rows that are taken in a second; memory and disk. Beside it, in the same run, the same questions
// of the same rows in SQLite. Ends by itself: a size that the disk or the time left (`--minutes`) does not allow is said and left out.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startServer } from '../tooling/server.mjs';
import { batchRows, bytesOf, fill } from './stats-fill.mjs';
import { askSqlite, copyToSqlite } from './stats-sqlite.mjs';
import { median, printJson, printTable, quantile, round } from './table.mjs';

const { values: given } = parseArgs({
  options: { hits: { type: 'string', default: '1000000,10000000' }, minutes: { type: 'string', default: '25' } },
});
const RUNS = Number(process.env.BENCH_ROUNDS ?? 30);
const WARM_UP = 3;
const deadline = Date.now() + Number(given.minutes) * 60_000;
/** What a hit takes up in both engines together at the worst, before parts are merged, and the time it takes on slow machines. */
const BYTES_A_HIT = 900;
const MS_A_HIT = 0.08;

const started = [];
process.on('exit', () => {
  for (const { folder, server } of started) {
    server?.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const measured = [];
for (const hits of given.hits.split(',').map(Number)) {
  const { bavail, bsize } = statfsSync(tmpdir());
  const why =
    bavail * bsize < hits * BYTES_A_HIT
      ? `it takes ${round((hits * BYTES_A_HIT) / 1e9, 0)} GB of disk, and ${round((bavail * bsize) / 1e9)} are free`
      : deadline - Date.now() < hits * MS_A_HIT
        ? `it may take ${round((hits * MS_A_HIT) / 60_000, 0)} minutes, and ${round((deadline - Date.now()) / 60_000, 0)} are left`
        : null;
  if (why) console.log(`\n${hits} hits are left out: ${why}.`);
  else measured.push(await measure(hits));
}
printJson({ bench: 'stats', runs: RUNS, sizes: measured });
process.exit(0);

/** Fill a server's engine, ask it, and ask SQLite. */
async function measure(hits) {
  const folder = mkdtempSync(join(tmpdir(), 'veridict-bench-'));
  const place = { folder, server: null };
  started.push(place);
  const env = { VERIDICT_TIERS: JSON.stringify({ enterprise: { monthly: 1_000_000_000, perMinute: 1_000_000 } }) };
  const start = async () => {
    const server = await startServer({ folder, env });
    place.server = { kill: () => process.kill(server.pid, 'SIGKILL') };
    while ((await (await fetch(`${server.url}/health`)).json()).statistics !== 'ok') await delay(50);
    return server;
  };
  const stop = async (server) => {
    place.server = null;
    await server.stop();
  };

  // Make the folder, its keys and its tables.
  const first = await start();
  const { account_id: account, read_key: readKey } = first.keys;
  await stop(first);
  const now = Date.now();
  const engine = join(folder, 'hits');
  const database = join(folder, 'beside.db');
  const filled = await fill(engine, { account, hits, now }, (rows) => copyToSqlite(database, rows, { hits, now }));

  const server = await start();
  await untilQuiet(server.pid);
  const ask = async (path) => {
    const answer = await fetch(server.url + path, { headers: { authorization: `Bearer ${readKey}` } });
    const body = await answer.text();
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${body}`);
  };
  const asked = [];
  for (const [name, path] of [
    ['analytics, 30 days', '/v1/analytics?period=30d&groupBy=day'],
    ['overview, 30 days', `/bot-stats/overview?account_id=${account}&days=30`],
    ['suspicious sessions, 7 days', `/bot-stats/suspicious-sessions?account_id=${account}&min_score=50&limit=20`],
  ]) {
    for (let n = 0; n < WARM_UP; n++) await ask(path);
    const before = cpuMs(engineOf(server.pid));
    const ms = [];
    for (let n = 0; n < RUNS; n++) {
      const at = performance.now();
      await ask(path);
      ms.push(performance.now() - at);
    }
    asked.push([name, ms, round((cpuMs(engineOf(server.pid)) - before) / RUNS, 0)]);
  }
  const engineMb = round(memoryKb(engineOf(server.pid)) / 1024, 0);
  await stop(server);
  const diskMb = round((await bytesOf(engine)) / 1e6, 0);
  const beside = askSqlite(database, { account, now });
  const besideMb = round(Number(execFileSync('du', ['-sk', database], { encoding: 'utf8' }).split('\t')[0]) / 1000, 0);
  rmSync(folder, { recursive: true });

  console.log();
  printTable(
    [`${hits} hits, ${filled.sessions} sessions`, 'p50 ms', 'p99 ms', 'CPU ms', 'SQLite ms'],
    asked.map(([name, ms, cpu], n) => [name, round(median(ms)), round(quantile(ms, 0.99)), cpu, beside.ms[n]]),
  );
  console.log(
    `${filled.rowsPerSecond} hits a second taken in, in batches of ${batchRows}, each on disk before the next (SQLite ${filled.besideRowsPerSecond}).`,
  );
  console.log(
    `${diskMb} MB on disk (SQLite ${besideMb}), ${engineMb} MB of memory in the engine's process. ${RUNS} runs a question, one after the other (SQLite ${beside.runs}).`,
  );
  return {
    hits,
    sessions: filled.sessions,
    questions: Object.fromEntries(
      asked.map(([name, ms, cpu], n) => [
        name,
        { p50: round(median(ms)), p99: round(quantile(ms, 0.99)), cpu, sqlite: beside.ms[n] },
      ]),
    ),
    ingest_rows_per_s: filled.rowsPerSecond,
    sqlite_ingest_rows_per_s: filled.besideRowsPerSecond,
    disk_mb: diskMb,
    sqlite_disk_mb: besideMb,
    engine_memory_mb: engineMb,
  };
}

/** Wait until the engine has counted what it counts when it starts: it rests for two seconds. */
async function untilQuiet(pid) {
  for (let quiet = 0; quiet < 2; ) {
    const before = cpuMs(engineOf(pid));
    await delay(1000);
    quiet = cpuMs(engineOf(pid)) - before < 50 ? quiet + 1 : 0;
  }
}

/** The server's child. */
function engineOf(pid) {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').find(Boolean);
}

/** Processor time that a process has taken, milliseconds. */
function cpuMs(pid) {
  const told = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return 10 * (Number(told[11]) + Number(told[12])); // a hundred ticks a second, on every Linux
}

/** Resident kilobytes of a process. */
function memoryKb(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
}
