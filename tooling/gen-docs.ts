// Writes what the code already says into the documentation: the header of each signal's and each error's page, and the
// two lists of them. Run with `npm run gen`; `--check` compares only.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ERRORS } from '../packages/contract/src/errors.ts';
import { weights } from '../packages/verifier/src/policy/weights.ts';
import type { Signal } from '../packages/verifier/src/signal.ts';
import { signals } from '../packages/verifier/src/signals/index.ts';
import { type CorpusHits, corpusHits } from './corpus-hits.ts';
import { withHeader } from './doc-page.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What a generator gives: a path below the root, and what the file should hold. */
type Wanted = readonly [path: string, text: string];

const cell = (text: string) => text.replaceAll('|', '\\|');

function weightInWords(id: string): string {
  const row = weights[id];
  if (!row) return 'none';
  if (row.hard) return `${row.weight}, definitive`;
  return row.weight === 0 ? '0 (observed only)' : String(row.weight);
}

/** Whom of the corpus a signal that speaks against people hits: a change of it shows in the page. */
function corpusInWords(id: string, hits: CorpusHits | undefined): string[] {
  if (!hits || (weights[id]?.weight ?? 0) <= 0) return [];
  const wronged = hits.people.length ? `and speaks against these people: ${hits.people.join('; ')}` : 'and no person';
  return ['', `Of the corpus it hits ${hits.bots.length} ${hits.bots.length === 1 ? 'bot' : 'bots'} ${wronged}.`];
}

function signalHeader(signal: Signal, hits: CorpusHits | undefined): string {
  const needs = signal.needs.map((need) => `\`${need}\``).join(', ');
  return [
    `# \`${signal.id}\``,
    '',
    `**${signal.title}.**`,
    '',
    '| layer | family | weight | needs |',
    '|---|---|---|---|',
    `| ${signal.layer} | ${signal.family} | ${weightInWords(signal.id)} | ${needs} |`,
    ...corpusInWords(signal.id, hits),
  ].join('\n');
}

function signalList(all: readonly Signal[]): string {
  const layers = [...new Set(all.map((s) => s.layer))].sort();
  const tables = layers.map((layer) => {
    const rows = all
      .filter((s) => s.layer === layer)
      .map((s) => `| [\`${s.id}\`](${s.id}.md) | ${cell(s.title)} | ${s.family} | ${weightInWords(s.id)} |`);
    return [`## ${layer}`, '', '| signal | what | family | weight |', '|---|---|---|---|', ...rows].join('\n');
  });
  return [
    '# Signals',
    '',
    'Every question the server asks about a visit, by layer. A weight is a natural-log likelihood ratio: positive speaks',
    'for a bot, negative for a person, 0 is watched without counting. A definitive signal decides alone.',
    '',
    ...tables.flatMap((table) => [table, '']),
  ].join('\n');
}

const errorHeader = (code: string, status: number, sentence: string) =>
  [`# \`${code}\``, '', `**HTTP ${status}.** ${sentence}`].join('\n');

function errorList(): string {
  const rows = Object.entries(ERRORS).map(
    ([code, [status, s]]) => `| [\`${code}\`](${code}.md) | ${status} | ${cell(s)} |`,
  );
  return [
    '# Errors',
    '',
    'Every code that an answer may carry as `error.code`. The list is closed and a code never changes its meaning: decide',
    'by the code, not by the message.',
    '',
    '| code | status | meaning |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function page(path: string, header: string): Wanted {
  const file = join(root, path);
  return [path, withHeader(existsSync(file) ? readFileSync(file, 'utf8') : '', header)];
}

function wanted(): Wanted[] {
  const hits = corpusHits();
  return [
    ...signals.map((signal) => page(`docs/signals/${signal.id}.md`, signalHeader(signal, hits.get(signal.id)))),
    ['docs/signals/README.md', signalList(signals)],
    ...Object.entries(ERRORS).map(([code, [status, s]]) =>
      page(`docs/errors/${code}.md`, errorHeader(code, status, s)),
    ),
    ['docs/errors/README.md', errorList()],
  ];
}

const check = process.argv.includes('--check');
const stale = wanted().filter(([path, text]) => {
  const file = join(root, path);
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
});
for (const [path, text] of stale) {
  if (check) {
    process.stderr.write(`${path} is not what the code says: run npm run gen\n`);
    continue;
  }
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
process.exitCode = check && stale.length ? 1 : 0;
