#!/usr/bin/env node
// node cases.mjs [--only a,b] [--report page.md]: what other projects' own tests have tools do, against Veridict. Of a page
// that is there, cases that are not asked for keep their rows.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadVisitors, whyNot } from './lib/fleet.mjs';
import { outcomeOf } from './lib/outcome.mjs';
import { start } from './targets/veridict.mjs';

const { values: opt } = parseArgs({ options: { only: { type: 'string' }, report: { type: 'string' } } });
const all = await loadVisitors(undefined, (line) => console.error(`! ${line}`), [['cases', false]]);
const cases = all.filter(({ id }) => !opt.only || opt.only.split(',').includes(id));
const target = await start();
const rows = [];
for (const one of cases) {
  const reason = whyNot(one);
  if (reason) {
    console.log(`${one.id} stays away: ${reason}`);
    continue;
  }
  const outcome = await outcomeOf(one, target, { timeoutMs: 90_000 });
  const reasons = (outcome.detail?.signals ?? []).filter(({ llr }) => llr > 0).slice(0, 4);
  rows.push({ ...one, ...outcome, reasons: reasons.map(({ name }) => name) });
  console.log(
    `${one.id.padEnd(40)} ${String(outcome.score ?? '-').padStart(3)} ${reasons.map((r) => r.name).join(', ')}${outcome.error ? ` ! ${outcome.error.split('\n')[0]}` : ''}`,
  );
}
await target.stop();

const headOf = ({ project, id }) => `| ${project} | ${id.slice(id.indexOf('-') + 1)} | `;
const rowOf = ({ asks, score, detail, reasons, error, ...of }) =>
  `${headOf(of)}${asks} | ${score ?? '–'} | ${detail?.band ?? (error ? 'did not end' : 'no token')} | ${reasons.map((r) => `\`${r}\``).join(', ') || '–'} |`;
const before = opt.only && opt.report && existsSync(opt.report) ? readFileSync(opt.report, 'utf8').split('\n') : [];
const table = all.flatMap((one) => {
  const row = rows.find(({ id }) => id === one.id);
  return row ? rowOf(row) : before.filter((line) => line.startsWith(headOf(one)));
});
const caught = table.filter((line) => Number(line.split(' | ')[3]) > 30).length;
const lines = [
  '# Cases of other projects',
  '',
  `Written by \`npm run fleet:cases\` on ${new Date().toISOString().slice(0, 10)}. What the tests of other detectors and tools have a browser do, each by itself,`,
  'on a page with the tag: in a window where not said otherwise, without the flags that give tools away, mostly without a',
  'press or a key. So a row shows what that one thing is worth; the [detection report](detection-report.md) shows whole tools.',
  '',
  `${caught} of ${table.length} are above 30. A case at 30 or less does nothing that tells it from a person's browser by itself.`,
  '',
  '| project | case | what it does | score | band | reasons |',
  '|---|---|---|---|---|---|',
  ...table,
  '',
  'Not here: what needs a tool or browser that no registry has (nodriver, undetected-chromedriver, pyppeteer, Camoufox,',
  'Hero, Playwright’s own Firefox and WebKit), and cases that ask third parties. BotD’s tests hold real browsers against its',
  'rules; ours are the people of the detection report.',
  '',
];
if (opt.report) writeFileSync(opt.report, lines.join('\n'));
