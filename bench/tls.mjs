// What seeing handshakes costs: the same secure server behind captureTls and listening by itself, in turns within one run.
// New HTTP/1.1 connections with one request each, requests on kept HTTP/1.1 connections, new HTTP/2 connections, HTTP/2 requests.
import { fork } from 'node:child_process';
import http2 from 'node:http2';
import https from 'node:https';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, printJson, printTable, round } from './table.mjs';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 6);
const MS = Number(process.env.BENCH_MS ?? 1500);
// A process keeps for its life how its code happened to be compiled, which alone is worth a tenth: several of each.
const PAIRS = 3;
const CONNECTIONS = 16;
const STREAMS = 8;
const here = dirname(fileURLToPath(import.meta.url));

/** A server in a process of its own. */
async function start(how) {
  const child = fork(join(here, 'tls-server.mjs'), [how], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const { port } = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const cpu = () =>
    new Promise((resolve) => {
      child.once('message', (said) => resolve(said.cpu));
      child.send('cpu');
    });
  return { port, cpu, stop: () => child.kill() };
}

/** How often `once` comes to its end in the time there is, many at a time. */
async function rate(workers, once) {
  const began = performance.now();
  let count = 0;
  const work = async (worker) => {
    while (performance.now() - began < MS) {
      await once(worker);
      count++;
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)));
  return { count, perSecond: (count * 1000) / (performance.now() - began) };
}

const connection = { host: '127.0.0.1', rejectUnauthorized: false };
const overHttp1 = (port, agent) =>
  new Promise((resolve, reject) => {
    https.get({ ...connection, port, agent }, (response) => response.resume().on('end', resolve)).on('error', reject);
  });
const overHttp2 = (session) =>
  new Promise((resolve, reject) => {
    session.request({ ':path': '/' }).on('error', reject).on('end', resolve).resume();
  });
const openHttp2 = (port) => http2.connect(`https://127.0.0.1:${port}`, { rejectUnauthorized: false });

const QUESTIONS = {
  'new HTTP/1.1 connections': (port) => rate(CONNECTIONS, () => overHttp1(port, false)),
  'HTTP/1.1 requests': async (port) => {
    const agent = new https.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    const result = await rate(CONNECTIONS, () => overHttp1(port, agent));
    agent.destroy();
    return result;
  },
  'new HTTP/2 connections': (port) =>
    rate(CONNECTIONS, async () => {
      const session = openHttp2(port);
      await overHttp2(session);
      session.close();
    }),
  'HTTP/2 requests': async (port) => {
    const sessions = Array.from({ length: CONNECTIONS / 4 }, () => openHttp2(port));
    const result = await rate(sessions.length * STREAMS, (worker) => overHttp2(sessions[worker % sessions.length]));
    for (const session of sessions) session.close();
    return result;
  },
};

const pairs = [];
for (let n = 0; n < PAIRS; n++) pairs.push({ plain: await start('plain'), capture: await start('capture') });
const seen = {};
for (let turn = -PAIRS; turn < ROUNDS; turn++) {
  const servers = pairs[(turn + PAIRS) % PAIRS];
  for (const [question, ask] of Object.entries(QUESTIONS)) {
    // Who goes first changes each time, so that a slow moment of the machine falls on both alike.
    const order = turn % 2 === 0 ? ['plain', 'capture'] : ['capture', 'plain'];
    for (const how of order) {
      const before = await servers[how].cpu();
      const { count, perSecond } = await ask(servers[how].port);
      const cpu = ((await servers[how].cpu()) - before) / count;
      if (turn < 0) continue; // code is compiled in a pair's first turn
      seen[question] ??= { plain: [], capture: [] };
      seen[question][how].push({ perSecond, cpu });
    }
  }
}
for (const { plain, capture } of pairs) {
  plain.stop();
  capture.stop();
}

const rows = Object.entries(seen).map(([question, { plain, capture }]) => {
  // Of each turn its own ratio: the two halves of a turn met the same machine.
  const ratio = (of) => round(median(capture.map((one, turn) => of(one, plain[turn]))), 2);
  const middle = (turns, what, digits) => round(median(turns.map((one) => one[what])), digits);
  return {
    question,
    plain: middle(plain, 'perSecond', 0),
    capture: middle(capture, 'perSecond', 0),
    ratio: ratio((with_, without) => with_.perSecond / without.perSecond),
    plain_cpu_us: middle(plain, 'cpu', 1),
    capture_cpu_us: middle(capture, 'cpu', 1),
    // By the server's own processor time, which a busy machine does not blur: how many fit where one fitted.
    cpu_ratio: ratio((with_, without) => without.cpu / with_.cpu),
  };
});
printTable(
  ['per second', 'without', 'with capture', 'ratio', 'µs without', 'µs with', 'ratio by µs'],
  rows.map((row) => Object.values(row)),
);
console.log(
  `\n${CONNECTIONS} connections, ${PAIRS} servers of each kind, ${ROUNDS} turns of ${MS} ms, medians; µs are the server's processor time for one; client and server share the machine.`,
);
printJson({
  bench: 'tls',
  ...Object.fromEntries(
    rows.map(({ question, ...row }) => [question.replace(/[^A-Za-z0-9]+/g, '_').toLowerCase(), row]),
  ),
});
process.exit(0);
