// What a page pays until there is an answer: bytes, time, time of its main thread and the tasks that hold it up, for our
// collector (verdict from the server included) beside FingerprintJS, BotD and fpscanner, which answer in the page alone. One
// browser, cold caches, taking turns; all of it once more with the processor four times slower.
import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { findBrowsers } from '../tooling/browsers.mjs';
import { startServer } from '../tooling/server.mjs';
import { median, printJson, printTable, quantile, round } from './table.mjs';

const LOADS = Number(process.env.BENCH_LOADS ?? 20);
const SPEEDS = [1, 4];
const here = dirname(fileURLToPath(import.meta.url));
const collector = readFileSync(join(here, '../packages/collector/dist/collector.js'));
// It brings an obfuscator along, so it is installed with the fleet only: npm ci --prefix e2e/fleet.
const fpscanner = join(here, '../e2e/fleet/node_modules/fpscanner');

/** A peer as its own README says to use it, bundled and minified as a site would. */
async function bundle(contents) {
  const result = await build({
    stdin: { contents, resolveDir: here },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    legalComments: 'none',
  });
  return Buffer.from(result.outputFiles[0].contents);
}

const peers = {
  fingerprintjs: await bundle(
    `import { load } from '@fingerprintjs/fingerprintjs'; load().then((agent) => agent.get()).then((r) => window.done(r.visitorId));`,
  ),
  botd: await bundle(`import { load } from '@fingerprintjs/botd'; load().then((d) => window.done(d.detect().bot));`),
};
if (existsSync(fpscanner))
  peers.fpscanner = await bundle(
    `import Scanner from ${JSON.stringify(fpscanner)}; new Scanner().collectFingerprint({ encrypt: false }).then((f) => window.done(f.fastBotDetection));`,
  );
// What loading and being watched costs by itself.
peers.nothing = Buffer.from('window.done(true);');

const server = await startServer({ env: { VERIDICT_PAGE_RATE: '1000000' } });
const head = `<script>
  window.answered = new Promise((resolve) => {
    window.done = (answer) => {
      performance.mark('answered');
      resolve({ answer, ms: performance.now() - window.began });
    };
  });
  document.addEventListener('botd:verdict', (e) => window.done(e.detail.action));
  document.addEventListener('botd:error', (e) => window.done('failed: ' + e.detail.code));
</script>`;
const tags = {
  veridict: { src: `${server.url}/collector.js`, key: server.keys.public_key },
  ...Object.fromEntries(Object.keys(peers).map((name) => [name, { src: `/${name}.js` }])),
};
const site = http.createServer((req, res) => {
  const path = new URL(req.url, 'http://localhost').pathname;
  const script = peers[path.slice(1).replace(/\.js$/, '')];
  if (path === '/') {
    res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    res.end(`<!doctype html><html lang="en"><title>Page</title><link rel="icon" href="data:,">${head}<h1>A page</h1>`);
  } else if (path.endsWith('.js') && script) {
    res.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'content-encoding': 'gzip' });
    res.end(gzipSync(script));
  } else res.writeHead(404).end();
});
await new Promise((resolve) => site.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${site.address().port}`;

const { chromium: executablePath } = findBrowsers();
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });

/** One page that stands still, into which the script is put: from then to the answer. */
async function load(name, slower) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  // What comes after the verdict is not part of it.
  await devtools.send('Network.enable');
  await devtools.send('Network.setBlockedURLs', { urls: ['*-visitor.js', '*-closely.js'] });
  await page.goto(origin);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const events = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const traceConfig = { includedCategories: ['toplevel', 'blink.user_timing'] };
  await devtools.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  const { answer, ms } = await page.evaluate(({ src, key }) => {
    const script = document.createElement('script');
    script.async = true;
    script.src = src;
    if (key) script.dataset.key = key;
    performance.mark('began');
    window.began = performance.now();
    document.head.append(script);
    return window.answered;
  }, tags[name]);
  const traced = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
  await devtools.send('Tracing.end');
  await traced;
  await context.close();
  if (/^failed/.test(answer)) throw new Error(`${name}: ${answer}`);
  return { ms, ...tasksOf(events) };
}

/**
 * What the main thread did between the page's two marks, by the thread's own clock: other work of the machine does not
 * count. A long task is what browsers call so, one of fifty milliseconds and more.
 */
function tasksOf(events) {
  const at = (name) => events.find((event) => event.name === name && event.cat.includes('user_timing'));
  const { pid, tid, ts } = at('began');
  const until = at('answered').ts;
  const took = events
    .filter((event) => event.pid === pid && event.tid === tid && /RunTask$/.test(event.name) && event.tdur)
    .filter((event) => event.ts + event.dur > ts && event.ts < until)
    .map((event) => event.tdur / 1000);
  const thread = took.reduce((sum, task) => sum + task, 0);
  return { thread, long: took.filter((task) => task >= 50).length, longest: Math.max(0, ...took) };
}

const names = Object.keys(tags);
const seen = Object.fromEntries(SPEEDS.map((slower) => [slower, Object.fromEntries(names.map((name) => [name, []]))]));
for (const name of names) await load(name, 1); // the browser and the server warm up
for (let i = 0; i < LOADS; i++)
  for (const slower of SPEEDS) for (const name of names) seen[slower][name].push(await load(name, slower));
await browser.close();
site.close();
await server.stop();

const bytes = { veridict: collector, ...peers };
const result = {};
for (const slower of SPEEDS) {
  const rows = names.map((name) => {
    const of = (what) => seen[slower][name].map((one) => one[what]);
    const row = {
      raw: bytes[name].length,
      gzip: gzipSync(bytes[name], { level: 9 }).length,
      median_ms: round(median(of('ms'))),
      p90_ms: round(quantile(of('ms'), 0.9)),
      thread_ms: round(median(of('thread'))),
      long_tasks: round(of('long').reduce((sum, count) => sum + count, 0) / LOADS),
      longest_ms: round(median(of('longest'))),
    };
    result[slower === 1 ? name : `${name}_slower`] = row;
    return [name, ...Object.values(row)];
  });
  console.log(`\nProcessor ${slower === 1 ? 'as it is' : `${slower} times slower`}`);
  printTable(['', 'bytes', 'gzip', 'median ms', 'p90 ms', 'thread ms', 'long tasks', 'longest ms'], rows);
}
console.log(
  `\n${LOADS} loads each, taking turns. From the script tag to the answer; ours comes from the server, theirs from the page.` +
    '\nthread: time of the main thread, by its own clock. long tasks: of 50 ms and more, per load; longest: in the median load.',
);
if (!peers.fpscanner) console.log('fpscanner is not installed: npm ci --prefix e2e/fleet.');
const ratio = (what, suffix = '') =>
  round(result[`veridict${suffix}`][what] / result[`fingerprintjs${suffix}`][what], 2);
printJson({
  bench: 'collector',
  loads: LOADS,
  ...result,
  time_to_fingerprintjs: ratio('median_ms'),
  time_to_fingerprintjs_slower: ratio('median_ms', '_slower'),
  thread_to_fingerprintjs: ratio('thread_ms'),
  thread_to_fingerprintjs_slower: ratio('thread_ms', '_slower'),
  gzip_to_fingerprintjs: ratio('gzip'),
});
