import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readings } from '@veridict/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { weights } from '../packages/verifier/src/policy/weights.ts';
import { signals } from '../packages/verifier/src/signals/index.ts';
import { newSignal, withWeight } from './new-signal.mjs';
import { newSource } from './new-source.mjs';
import { signalFaults, sourceFaults } from './unit-faults.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const COPIED = [
  'packages/contract/src/readings',
  'packages/collector/src/sources',
  'packages/verifier/src/signals',
  'packages/verifier/src/policy/weights.ts',
  'docs/signals',
];

describe('in a copy of the tree', () => {
  const copy = mkdtempSync(join(tmpdir(), 'veridict-units-'));
  const text = (file: string) => readFileSync(join(copy, file), 'utf8');
  beforeAll(() => {
    for (const path of COPIED) cpSync(join(root, path), join(copy, path), { recursive: true });
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it('a new signal has every file, is in the index at weight 0, and lacks what only its writer knows', () => {
    expect(newSignal(copy, 'odd_thing', 'consistency')).toEqual([
      'packages/verifier/src/signals/consistency/odd_thing.ts',
      'packages/verifier/src/signals/consistency/odd_thing.test.ts',
      'docs/signals/odd_thing.md',
      'packages/verifier/src/policy/weights.ts',
      'packages/verifier/src/signals/index.ts',
    ]);
    expect(text('packages/verifier/src/signals/index.ts')).toContain("from './consistency/odd_thing.ts'");
    expect(text('packages/verifier/src/policy/weights.ts')).toContain('\n  odd_thing: prior(0),\n');
    const added = { id: 'odd_thing', layer: 'consistency', needs: ['userAgent'] };
    const faults = signalFaults(copy, [...signals, added], { ...weights, odd_thing: {} });
    expect(faults.filter((fault) => fault.startsWith('Signal odd_thing'))).toEqual(
      [
        'What it sees',
        'Why an honest browser can differ',
        'Who else trips it',
        'How it is evaded',
        'Sources and dates',
      ].map((part) => `Signal odd_thing says nothing under “${part}” on its page docs/signals/odd_thing.md.`),
    );
  });

  it('a new source has every file and is in both indexes', () => {
    expect(newSource(copy, 'odd-thing')).toEqual([
      'packages/contract/src/readings/odd-thing.ts',
      'packages/collector/src/sources/odd-thing.ts',
      'packages/collector/src/sources/odd-thing.browser.test.ts',
      'packages/contract/src/readings/index.ts',
      'packages/collector/src/sources/index.ts',
    ]);
    expect(text('packages/contract/src/readings/index.ts')).toContain("import { oddThing } from './odd-thing.ts'");
    const faults = sourceFaults(copy, { ...readings, oddThing: { phase: 'first' } });
    expect(faults.filter((fault) => fault.startsWith('Source odd-thing'))).toEqual([]);
  });

  it('neither touches what is there, nor takes a name twice or a name of another form', () => {
    expect(() => newSignal(copy, 'webdriver', 'http')).toThrow('There is a signal of that name');
    expect(() => newSource(copy, 'webgl')).toThrow('There is a source or reading of that name');
    for (const name of ['OddThing', 'odd-thing', '1st', '', undefined])
      expect(() => newSignal(copy, name)).toThrow(TypeError);
    for (const name of ['OddThing', 'odd_thing', '1st', '', undefined])
      expect(() => newSource(copy, name)).toThrow(TypeError);
    expect(() => newSignal(copy, 'another_thing', 'nowhere')).toThrow('--layer is one of');
  });
});

describe('withWeight', () => {
  const table = [
    'const w = {',
    '  // browser',
    '  a_sign: prior(1),',
    '  c_sign: prior(1),',
    '  // ip',
    '  x_sign: prior(1),',
    '};',
    '',
  ];

  it.each([
    ['b_sign', 'browser', 3],
    ['d_sign', 'browser', 4],
    ['a_first', 'ip', 5],
    ['z_last', 'ip', 6],
  ])('puts %s of layer %s where it belongs', (id, layer, line) => {
    expect(withWeight(table.join('\n'), id, layer).split('\n')[line]).toBe(`  ${id}: prior(0),`);
  });

  it('opens a block for a layer that has none', () => {
    expect(withWeight(table.join('\n'), 'b_sign', 'tls').split('\n').slice(-4)).toEqual([
      '  // tls',
      '  b_sign: prior(0),',
      '};',
      '',
    ]);
  });
});
