#!/usr/bin/env node
// node run.mjs --target targets/veridict.mjs [--only a,b] [--kind bot|human] [--family f] [--no-holdout]
//              [--jobs 1] [--repeat 1] [--timeout 75] [--out results.json] [--report page.md] [--captures file] [--list] [--debug] [--shots dir]
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { packCaptures } from './lib/captures.mjs';
import { sectionsOfOthers } from './lib/detection-report.mjs';
import { loadVisitors, whyNot } from './lib/fleet.mjs';
import { outcomeOf } from './lib/outcome.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values: opt } = parseArgs({
  options: {
    target: { type: 'string', default: join(here, 'targets/baselines.mjs') },
    only: { type: 'string' },
    kind: { type: 'string' },
    family: { type: 'string' },
    'no-holdout': { type: 'boolean' },
    jobs: { type: 'string', default: '1' },
    repeat: { type: 'string', default: '1' },
    timeout: { type: 'string', default: '75' },
    out: { type: 'string' },
    report: { type: 'string' },
    captures: { type: 'string' },
    shots: { type: 'string' },
    list: { type: 'boolean' },
    debug: { type: 'boolean' },
  },
});

const among = (list, value) => !list || list.split(',').includes(value);
const visitors = (await loadVisitors(undefined, (line) => console.error(`! ${line}`))).filter(
  (v) =>
    among(opt.only, v.id) &&
    among(opt.family, v.family) &&
    (!opt.kind || v.kind === opt.kind) &&
    !(opt['no-holdout'] && v.holdout),
);
if (opt.list) {
  for (const v of visitors)
    console.log(`${v.kind.padEnd(6)} ${(v.holdout ? 'holdout' : '').padEnd(8)} ${v.family.padEnd(14)} ${v.id}`);
  const bots = visitors.filter((v) => v.kind === 'bot').length;
  console.log(`${visitors.length} visitors, ${bots} bots (${visitors.filter((v) => v.holdout).length} held out)`);
  process.exit(0);
}

const { name, start, report, missedOf } = await import(pathToFileURL(resolve(opt.target)).href);
const target = await start();
const rows = [];
const absent = [];
const results = () => ({ target: name, at: new Date().toISOString(), rows, absent });
const write = () => opt.out && writeFileSync(opt.out, JSON.stringify(results(), null, 1));
const coming = visitors.filter((v) => {
  const reason = whyNot(v);
  if (reason) absent.push({ id: v.id, reason });
  return !reason;
});
for (const { id, reason } of absent) console.log(`stays away: ${id} (${reason})`);

const queue = Array.from({ length: +opt.repeat }, (_, run) => coming.map((v) => ({ v, run }))).flat();
async function worker() {
  for (let job = queue.shift(); job; job = queue.shift()) {
    const { v, run } = job;
    const row = await outcomeOf(v, target, { run, timeoutMs: opt.timeout * 1000, shots: opt.shots, debug: opt.debug });
    rows.push(row);
    const said = Object.entries(row.verdicts ?? {})
      .map(([a, b]) => `${a}=${b ?? '-'}`)
      .join(' ');
    const score = row.score === undefined ? '' : String(row.score);
    console.log(
      `${v.kind.padEnd(5)} ${v.id.padEnd(34)} ${(row.ms / 1000).toFixed(1).padStart(5)}s ${row.ok ? 'ok  ' : 'FAIL'} sent=${row.submitted ?? '?'} ${row.verdict.padEnd(10)} ${score.padStart(3)} ${said}${row.error ? `\n      ${row.error.split('\n').slice(0, 3).join('\n      ')}` : ''}`,
    );
    write();
  }
}
await Promise.all(Array.from({ length: +opt.jobs }, worker));
rows.sort((a, b) => coming.findIndex((v) => v.id === a.id) - coming.findIndex((v) => v.id === b.id));
write();
if (opt.report && report) {
  const kept = existsSync(opt.report) ? sectionsOfOthers(readFileSync(opt.report, 'utf8')) : [];
  writeFileSync(opt.report, [report(results()).trimEnd(), ...kept].join('\n\n').concat('\n'));
}
const captures = await target.stop();
if (opt.captures && captures) {
  const labelled = rows.flatMap(({ runId, id, kind, family, js, run }) => {
    const capture = captures.get(runId);
    return capture ? { visitor: id, kind, family, js, run, ...capture } : [];
  });
  writeFileSync(opt.captures, packCaptures(labelled));
}
const missed = missedOf?.(rows) ?? [];
for (const sentence of missed) console.error(`! ${sentence}`);
process.exit(missed.length ? 1 : 0);
