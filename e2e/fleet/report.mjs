#!/usr/bin/env node
// node report.mjs results.json > table.md : visitor x verdict, rates, false positives.
import { readFileSync } from 'node:fs';

const { rows, target } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const cols = [...new Set(rows.flatMap((r) => Object.keys(r.verdicts ?? { [target]: 1 })))];
const verdict = (r, c) => (r.verdicts ? r.verdicts[c] : r.verdict) ?? 'none';
const mark = (r, c) => {
  const v = verdict(r, c);
  return v === 'none' || v === 'unknown'
    ? '–'
    : r.kind === 'bot'
      ? v === 'bot'
        ? 'HIT'
        : 'miss'
      : v === 'bot'
        ? '**FP**'
        : 'ok';
};

const section = (title, list) => {
  if (!list.length) return;
  console.log(
    `\n### ${title}\n\n| visitor | family | held out | ran, sent | ${cols.join(' | ')} |\n|---|---|---|---|${cols.map(() => '---').join('|')}|`,
  );
  for (const r of list)
    console.log(
      `| ${r.id} | ${r.family} | ${r.holdout ? 'yes' : ''} | ${r.ok ? 'ok' : 'failed'}, ${r.submitted ?? '?'} | ${cols.map((c) => mark(r, c)).join(' | ')} |`,
    );
};
const rate = (list, c) => {
  const n = list.filter((r) => verdict(r, c) === 'bot').length;
  return `${n}/${list.length} (${list.length ? Math.round((100 * n) / list.length) : 0} %)`;
};

const seen = rows.filter((r) => r.loaded !== 0);
const js = seen.filter((r) => r.kind === 'bot' && r.js),
  http = seen.filter((r) => r.kind === 'bot' && !r.js),
  human = seen.filter((r) => r.kind === 'human');
console.log(`| group | ${cols.join(' | ')} |\n|---|${cols.map(() => '---').join('|')}|`);
for (const [t, l] of [
  ['bots that run JavaScript: detected', js],
  ['  of them not held out', js.filter((r) => !r.holdout)],
  ['  of them held out', js.filter((r) => r.holdout)],
  ['HTTP-only bots: detected', http],
  ['controls: false positives', human],
]) {
  console.log(`| ${t} | ${cols.map((c) => rate(l, c)).join(' | ')} |`);
}
section('Bots that run JavaScript', js);
section('HTTP-only bots', http);
section('Controls', human);
const bad = rows.filter((r) => !r.ok || r.loaded === 0);
if (bad.length)
  console.log(
    '\n### Visits that did not go to their end\n\n' +
      bad.map((r) => `- ${r.id}: ${(r.error ?? '').split('\n')[0]}`).join('\n'),
  );
