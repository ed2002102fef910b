// Collects and verdicts a second, beside a bare node:http server that does only what collect cannot do without. Durable
// writes, quota counting and everything else is on; once more with a disk whose every sync takes 5 ms.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { claimsFor, newPageKey, pageClient, signToken } from '../tooling/page-client.mjs';
import { startServer } from '../tooling/server.mjs';
import { run } from '../tooling/steps.mjs';
import { fire, requestBytes } from './load.mjs';
import { median, printJson, printTable, round } from './table.mjs';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const COLLECTS = Number(process.env.BENCH_COLLECTS ?? 4000);
const VERDICTS = COLLECTS * 3;
const CONNECTIONS = 32;
const SLOW_FSYNC_MS = 5;
const here = dirname(fileURLToPath(import.meta.url));
const ORIGIN = 'http://localhost:3000';
/** What a real Chromium told that a person uses, as the collector sends it, but for what follows from a nonce of its own. */
const capture = JSON.parse(readFileSync(join(here, '../packages/corpus/people/chromium-undriven.json'), 'utf8'));
const readings = Object.fromEntries(Object.entries(capture.first).filter(([name]) => !name.startsWith('seed')));
const sample = JSON.stringify({ v: 1, nonce: '', startedMs: 62.7, tookMs: 207.1, consent: 'full', readings });

const settings = {
  VERIDICT_PAGE_RATE: '1000000000',
  VERIDICT_MAX_IN_FLIGHT: '1000',
  VERIDICT_TIERS: JSON.stringify({ enterprise: { monthly: 1_000_000_000, perMinute: 1_000_000_000 } }),
};

/** What a browser sends with a request of a page; without it a visitor is judged for that. */
const BROWSER = {
  'user-agent': readings.userAgent.value.userAgent,
  'sec-ch-ua': '"Not:A-Brand";v="8", "Chromium";v="156"',
  'sec-ch-ua-mobile': '?0',
  'sec-ch-ua-platform': '"Linux"',
  accept: '*/*',
  'accept-language': 'en-US,en;q=0.9',
  'accept-encoding': 'gzip, deflate, br, zstd',
  'sec-fetch-dest': 'empty',
  'sec-fetch-mode': 'cors',
  'sec-fetch-site': 'cross-site',
};

/** The readings took another time in every page view: evidence that comes twice is a recording. */
const tookAnother = (evidence) =>
  evidence.replaceAll(
    /"(ms|tookMs|startedMs)":[\d.]+/g,
    (_, name) => `"${name}":${(1 + Math.random() * 200).toFixed(1)}`,
  );

/** Bodies for collect, each with a nonce and timings of its own. */
async function prepare(server, count) {
  const publicKey = server.keys.public_key;
  const page = pageClient({ url: server.url, publicKey, origin: ORIGIN });
  const key = newPageKey();
  const bodies = [];
  const one = async () => {
    const nonceAnswer = await page.nonce();
    const evidence = tookAnother(sample).replace('"nonce":""', `"nonce":${JSON.stringify(nonceAnswer.nonce)}`);
    const token = signToken(key, claimsFor({ publicKey, origin: ORIGIN, nonceAnswer, evidence }));
    bodies.push({ token, body: `${token}\n${evidence}` });
  };
  for (let left = count; left > 0; left -= CONNECTIONS) {
    await Promise.all(Array.from({ length: Math.min(left, CONNECTIONS) }, one));
  }
  return bodies;
}

const collect = (url, bodies) => {
  const headers = { ...BROWSER, 'content-type': 'text/plain', origin: ORIGIN };
  const requests = bodies.map(({ body }) =>
    requestBytes({ url, method: 'POST', path: '/api/v1/collect', headers, body }),
  );
  return fire(url, requests, CONNECTIONS);
};
const verdict = (url, tokens, key) => {
  const headers = { 'x-api-key': key };
  const ask = (token) => requestBytes({ url, method: 'GET', path: `/api/v1/verdict?token=${token}`, headers });
  const each = tokens.map(ask);
  return fire(
    url,
    Array.from({ length: VERDICTS }, (_, i) => each[i % each.length]),
    CONNECTIONS,
  );
};

const monitor = ['--import', new URL('event-loop.mjs', import.meta.url).href];

async function startBare() {
  const child = spawn(process.execPath, [...monitor, join(here, 'bare-server.mjs')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk) => (said += chunk));
  const started = await new Promise((resolve) => child.stdout.setEncoding('utf8').once('data', resolve));
  return { url: /at (\S+)/.exec(started)[1], pid: child.pid, output: () => said, stop: () => child.kill() };
}

/** The delay of the server's event loop since the last time it was asked, and the processor time it took. */
async function eventLoop(server) {
  const before = server.output().length;
  process.kill(server.pid, 'SIGUSR2');
  for (;;) {
    const said = /event loop (\{.*\})\n/.exec(server.output().slice(before));
    if (said) return JSON.parse(said[1]);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Fire, and what it took of the server: the event loop's delay, processor time by request, in all and on the main thread. */
async function watched(server, count, work) {
  await eventLoop(server);
  const done = await work();
  const { p99: loop, cpu, main } = await eventLoop(server);
  return { ...done, loop, cpu: cpu / count, main: main === null ? null : main / count };
}

/** One server, `rounds` rounds: collect and verdict, with the bare server taking turns when it is given. */
async function measure({ bare, rounds, env = {} }) {
  const server = await startServer({ env: { ...settings, ...env }, nodeArgs: monitor });
  const seen = { bare: [], collect: [], verdict: [] };
  try {
    for (let round = -1; round < rounds; round++) {
      const count = round < 0 ? COLLECTS / 4 : COLLECTS;
      const bodies = await prepare(server, count);
      const bareResult = bare ? await watched(bare, count, () => collect(bare.url, bodies)) : null;
      const collected = await watched(server, count, () => collect(server.url, bodies));
      const tokens = bodies.slice(0, 500).map(({ token }) => token);
      const answered = await watched(server, VERDICTS, () => verdict(server.url, tokens, server.keys.secret_key));
      if (round < 0) {
        await mustBePeople(server, tokens[0]);
        continue; // code is compiled and caches fill in the first round
      }
      if (bareResult) seen.bare.push(bareResult);
      seen.collect.push(collected);
      seen.verdict.push(answered);
    }
    const { used } = await ask(server, '/api/v1/usage');
    const expected = VERDICTS * (rounds + 1) + 1;
    if (used !== expected) throw new Error(`${used} verdicts were counted, ${expected} were answered`);
  } finally {
    await server.stop();
  }
  const middle = (rows) =>
    rows.length
      ? Object.fromEntries(
          Object.keys(rows[0]).map((k) => [
            k,
            rows[0][k] === null
              ? null
              : round(median(rows.map((r) => r[k])), k === 'rps' || k === 'cpu' || k === 'main' ? 0 : 1),
          ]),
        )
      : null;
  return { bare: middle(seen.bare), collect: middle(seen.collect), verdict: middle(seen.verdict) };
}

const ask = async (server, path) =>
  (await fetch(server.url + path, { headers: { 'x-api-key': server.keys.secret_key } })).json();

/** What is measured is the way of most visitors: whoever is suspected costs more. */
async function mustBePeople(server, token) {
  const { action, signals } = await ask(server, `/api/v1/verdict?token=${token}`);
  if (action !== 'allow')
    throw new Error(
      `The visitors of this measurement are suspected: ${JSON.stringify(signals.filter(({ llr }) => llr > 0))}`,
    );
}

/** The path of the shim that slows syncs down, or null and the reason. */
async function buildShim(folder) {
  if (process.platform !== 'linux') return { shim: null, reason: 'only Linux can be made to sync slowly' };
  const shim = join(folder, 'slow-fsync.so');
  const { code, output } = await run('cc', ['-shared', '-fPIC', '-O2', '-o', shim, join(here, 'slow-fsync.c'), '-ldl']);
  return code === 0 ? { shim } : { shim: null, reason: `no C compiler (${output.trim().split('\n')[0]})` };
}

const folder = mkdtempSync(join(tmpdir(), 'veridict-bench-'));
const bare = await startBare();
const fast = await measure({ bare, rounds: ROUNDS });
bare.stop();
const { shim, reason } = await buildShim(folder);
const slow = shim
  ? await measure({ rounds: 1, env: { LD_PRELOAD: shim, SLOW_FSYNC_MS: String(SLOW_FSYNC_MS) } })
  : null;
rmSync(folder, { recursive: true });

const row = (name, r) => [name, r.rps, r.p50, r.p99, r.loop, r.cpu, r.main ?? '–'];
printTable(
  ['', 'requests/s', 'p50 ms', 'p99 ms', 'event loop p99 ms', 'CPU µs/request', 'of it main thread'],
  [
    row('bare node:http', fast.bare),
    row('collect', fast.collect),
    row('verdict', fast.verdict),
    ...(slow
      ? [
          row(`collect, sync + ${SLOW_FSYNC_MS} ms`, slow.collect),
          row(`verdict, sync + ${SLOW_FSYNC_MS} ms`, slow.verdict),
        ]
      : []),
  ],
);
console.log(
  `\n${CONNECTIONS} connections, ${ROUNDS} rounds in turns, medians; ${sample.length} bytes of evidence; every verdict counted against the quota.`,
);
if (!slow) console.log(`Not measured with a slow disk: ${reason}.`);
printJson({
  bench: 'api',
  ...fast,
  slow_fsync: slow,
  collect_to_bare: round(fast.collect.rps / fast.bare.rps, 2),
  collect_to_bare_cpu: round(fast.bare.cpu / fast.collect.cpu, 2),
  verdict_to_collect: round(fast.verdict.rps / fast.collect.rps, 2),
});
process.exit(0);
