import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { errorFaults, signalFaults, sourceFaults } from './unit-faults.ts';

const folders: string[] = [];
function tree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'veridict-units-'));
  folders.push(root);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const SIGNALS = 'packages/verifier/src/signals';
const SOURCES = 'packages/collector/src/sources';
const prose = 'It says something that somebody who was blocked by it would want to read, at some length.';
const signalPage = [
  'What it sees',
  'Why an honest browser can differ',
  'Who else trips it',
  'How it is evaded',
  'Sources and dates',
]
  .map((part) => `## ${part}\n\n${prose}\n`)
  .join('\n');
const wholeSignal = {
  [`${SIGNALS}/browser/odd_thing.ts`]: 'export const odd_thing = 1;',
  [`${SIGNALS}/browser/odd_thing.test.ts`]: '',
  'docs/signals/odd_thing.md': signalPage,
};
const oddThing = { id: 'odd_thing', layer: 'browser', needs: ['webgl'] };
const without = (files: Record<string, string>, name: string) => {
  const { [name]: _, ...rest } = files;
  return rest;
};

describe('signalFaults', () => {
  it('finds nothing amiss in a whole signal', () => {
    expect(signalFaults(tree(wholeSignal), [oddThing], { odd_thing: {} })).toEqual([]);
  });

  it.each([
    ['index', wholeSignal, [], { odd_thing: {} }, 'Signal odd_thing is not in the index: run npm run gen.'],
    [
      'weight',
      wholeSignal,
      [oddThing],
      {},
      'Signal odd_thing has no row in policy/weights.ts: give it weight 0 to observe it.',
    ],
    [
      'test',
      without(wholeSignal, `${SIGNALS}/browser/odd_thing.test.ts`),
      [oddThing],
      { odd_thing: {} },
      'Signal odd_thing has no test beside it.',
    ],
    [
      'page',
      without(wholeSignal, 'docs/signals/odd_thing.md'),
      [oddThing],
      { odd_thing: {} },
      'Signal odd_thing has no page docs/signals/odd_thing.md.',
    ],
    [
      'part',
      { ...wholeSignal, 'docs/signals/odd_thing.md': signalPage.replace('## How it is evaded', '## Other') },
      [oddThing],
      { odd_thing: {} },
      'Signal odd_thing has no part “How it is evaded” on its page docs/signals/odd_thing.md.',
    ],
    [
      'words',
      { ...wholeSignal, 'docs/signals/odd_thing.md': signalPage.replace(prose, 'Short.') },
      [oddThing],
      { odd_thing: {} },
      'Signal odd_thing says nothing under “What it sees” on its page docs/signals/odd_thing.md.',
    ],
    [
      'export',
      { ...wholeSignal, [`${SIGNALS}/browser/odd_thing.ts`]: 'export const other = 1;' },
      [oddThing],
      { odd_thing: {} },
      `Signal odd_thing is not exported under its own name by ${SIGNALS}/browser/odd_thing.ts.`,
    ],
    [
      'id',
      wholeSignal,
      [oddThing, { ...oddThing, id: 'even_thing' }],
      { odd_thing: {} },
      'Signal even_thing has an id that is not the name of its file.',
    ],
    [
      'layer',
      wholeSignal,
      [{ ...oddThing, layer: 'http' }],
      { odd_thing: {} },
      'Signal odd_thing lies in the folder browser and says its layer is http.',
    ],
    ['stray weight', wholeSignal, [oddThing], { odd_thing: {}, gone: {} }, 'Weight gone belongs to no signal.'],
    [
      'stray page',
      { ...wholeSignal, 'docs/signals/gone.md': '' },
      [oddThing],
      { odd_thing: {} },
      'Page docs/signals/gone.md belongs to no signal.',
    ],
  ] as const)('names a missing or stray %s', (_, files, signals, weights, sentence) => {
    expect(signalFaults(tree(files), signals, weights)).toEqual([sentence]);
  });
});

describe('sourceFaults', () => {
  const whole = {
    [`${SOURCES}/odd-thing.ts`]: 'export const oddThing = 1;',
    [`${SOURCES}/odd-thing.browser.test.ts`]: '',
    [`${SOURCES}/index.ts`]: "import { oddThing } from './odd-thing.ts';",
  };
  const declared = { oddThing: { phase: 'first' }, clock: { phase: 'first' }, interaction: { phase: 'late' } };

  it('finds nothing amiss in a whole source, and asks no source of the clock or of late readings', () => {
    expect(sourceFaults(tree(whole), declared)).toEqual([]);
  });

  it.each([
    [
      'index',
      { ...whole, [`${SOURCES}/index.ts`]: '' },
      declared,
      'Source odd-thing is not in the index: run npm run gen.',
    ],
    [
      'test',
      without(whole, `${SOURCES}/odd-thing.browser.test.ts`),
      declared,
      'Source odd-thing has no test beside it.',
    ],
    ['export', { ...whole, [`${SOURCES}/odd-thing.ts`]: '' }, declared, 'Source odd-thing does not export oddThing.'],
    [
      'reading',
      whole,
      {},
      'Source odd-thing has no reading packages/contract/src/readings/odd-thing.ts in the contract.',
    ],
    [
      'source',
      whole,
      { ...declared, evenThing: { phase: 'first' } },
      `Reading evenThing is read by no source ${SOURCES}/even-thing.ts.`,
    ],
  ])('names a missing %s', (_, files, readings, sentence) => {
    expect(sourceFaults(tree(files), readings)).toEqual([sentence]);
  });
});

describe('errorFaults', () => {
  const page = `## When it happens\n\n${prose}\n\n## What to do\n\n${prose}\n`;

  it('asks a page of every code, and a code of every page', () => {
    const root = tree({ 'docs/errors/a.md': page, 'docs/errors/b.md': page });
    expect(errorFaults(root, ['a', 'b'])).toEqual([]);
    expect(errorFaults(root, ['a', 'c'])).toEqual([
      'Error c has no page docs/errors/c.md.',
      'Page docs/errors/b.md belongs to no error.',
    ]);
  });
});
