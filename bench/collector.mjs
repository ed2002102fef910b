// How many bytes, and how long until there is an answer: our collector (verdict from the server included) beside
// FingerprintJS and BotD, which answer in the page alone. One browser, cold caches, taking turns.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { findBrowsers } from '../tooling/browsers.mjs';
import { startServer } from '../tooling/server.mjs';
import { median, printJson, printTable, quantile, round } from './table.mjs';

const LOADS = Number(process.env.BENCH_LOADS ?? 25);
const here = dirname(fileURLToPath(import.meta.url));
const collector = readFileSync(join(here, '../packages/collector/dist/collector.js'));

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

const server = await startServer({ env: { VERIDICT_PAGE_RATE: '1000000' } });
const head = `<script>window.began = performance.now(); window.done = (answer) => { window.took ??= performance.now() - window.began; window.answer = answer; };</script>`;
const pages = {
  '/veridict': `${head}<script>document.addEventListener('botd:verdict', (e) => window.done(e.detail.action)); document.addEventListener('botd:error', (e) => { window.failed = e.detail.code; });</script><script async src="${server.url}/collector.js" data-key="${server.keys.public_key}"></script>`,
  '/fingerprintjs': `${head}<script async src="/fingerprintjs.js"></script>`,
  '/botd': `${head}<script async src="/botd.js"></script>`,
};
const site = http.createServer((req, res) => {
  const path = new URL(req.url, 'http://localhost').pathname;
  const script = peers[path.slice(1).replace(/\.js$/, '')];
  if (pages[path]) {
    res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    res.end(`<!doctype html><html lang="en"><title>Page</title>${pages[path]}<h1>A page</h1>`);
  } else if (path.endsWith('.js') && script) {
    res.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'content-encoding': 'gzip' });
    res.end(gzipSync(script));
  } else res.writeHead(404).end();
});
await new Promise((resolve) => site.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${site.address().port}`;

const { chromium: executablePath } = findBrowsers();
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });

async function load(path) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(origin + path);
  const took = await page.waitForFunction(() => window.failed ?? window.took, undefined, { timeout: 20_000 });
  const value = await took.jsonValue();
  await context.close();
  if (typeof value !== 'number') throw new Error(`${path} gave no answer: ${value}`);
  return value;
}

const times = { veridict: [], fingerprintjs: [], botd: [] };
const names = Object.keys(times);
for (const name of names) await load(`/${name}`); // the browser and the server warm up
for (let i = 0; i < LOADS; i++) for (const name of names) times[name].push(await load(`/${name}`));
await browser.close();
site.close();
await server.stop();

const bytes = { veridict: collector, ...peers };
const result = Object.fromEntries(
  names.map((name) => [
    name,
    {
      raw: bytes[name].length,
      gzip: gzipSync(bytes[name], { level: 9 }).length,
      median_ms: round(median(times[name])),
      p90_ms: round(quantile(times[name], 0.9)),
    },
  ]),
);
printTable(
  ['', 'bytes', 'gzip', 'median ms', 'p90 ms'],
  names.map((name) => [name, ...Object.values(result[name])]),
);
console.log(
  `\n${LOADS} loads each, taking turns. From before the script tag to the answer; ours comes from the server, theirs from the page.`,
);
printJson({
  bench: 'collector',
  loads: LOADS,
  ...result,
  time_to_fingerprintjs: round(result.veridict.median_ms / result.fingerprintjs.median_ms, 2),
  gzip_to_fingerprintjs: round(result.veridict.gzip / result.fingerprintjs.gzip, 2),
});
