import { describe, expect, test } from 'vitest';
import { NOTHING_KNOWN } from './context.ts';
import { evaluate } from './evaluate.ts';
import { clear, defineSignal, hit, type Signal } from './signal.ts';
import { OPEN_FACTS } from './testing/synthetic.ts';

const about = { layer: 'browser', family: 'claim', title: 'A test' } as const;
const linux = defineSignal({
  ...about,
  id: 'linux',
  needs: ['platform', 'tls'],
  judge: ({ platform, tls }) => (platform.platform === 'Linux' ? hit(`Linux behind ${tls.ja4}`) : clear),
});
const throwing: Signal = {
  ...about,
  id: 'throwing',
  needs: [],
  judge: () => {
    throw new Error('a bug of ours');
  },
};
const platform = (name: string) => ({ platform: { platform: name, ownNavigatorKeys: [] } });
const context = { ...NOTHING_KNOWN, tls: { ja4: 't13d' } };
const ask = (
  signal: Signal,
  ...[readings, circumstances]: [Parameters<typeof evaluate>[1], typeof context | typeof NOTHING_KNOWN]
) => evaluate([signal], readings, circumstances, OPEN_FACTS)[0];

describe('evaluate', () => {
  test('hit, with what was seen', () => {
    expect(ask(linux, platform('Linux'), context)).toMatchObject({ state: 'hit', detail: 'Linux behind t13d' });
  });

  test('clear', () => {
    expect(ask(linux, platform('Win32'), context)).toEqual({ signal: linux, state: 'clear' });
  });

  test('skipped names what is missing, of readings and of the context', () => {
    expect(ask(linux, {}, NOTHING_KNOWN)).toEqual({ signal: linux, state: 'skipped', missing: ['platform', 'tls'] });
    expect(ask(linux, platform('Linux'), NOTHING_KNOWN)).toMatchObject({ state: 'skipped', missing: ['tls'] });
  });

  test('a signal that throws is errored, and its neighbours are asked', () => {
    const findings = evaluate([throwing, linux], platform('Linux'), context, OPEN_FACTS);
    expect(findings.map((f) => f.state)).toEqual(['errored', 'hit']);
  });

  test('a reading cannot stand in for the context', () => {
    const forged = { tls: { ja4: 'forged' }, ...platform('Linux') };
    expect(ask(linux, forged, NOTHING_KNOWN)).toMatchObject({ state: 'skipped', missing: ['tls'] });
  });
});
