import { conform, differences, pairs } from '@veridict/corpus/conformance';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMemoryState } from './state/testing/memory.ts';
import { buildTestApp, openAccount, pageOf, type TestApp } from './testing/app.ts';
import { conforming } from './testing/conforming.ts';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp(await openMemoryState());
});
afterAll(async () => {
  await test.app.close();
  await test.state.close();
});

describe('the conformance kit', () => {
  it('finds no difference here, and leaves nothing out that needs no statistics', async () => {
    const owner = await openAccount(test);
    const options = await conforming(test, owner);
    const { token } = await pageOf(test, await owner.addKey('public')).view();
    const uncounted = pairs.filter(({ isCounted }) => !isCounted);
    const outcomes = await conform({ ...options, names: { ...options.names, token } }, uncounted);
    expect(outcomes.filter(({ faults, isLeftOut }) => isLeftOut || faults.length > 0)).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(25);
  });

  it('says what differs in a host that answers otherwise, and leaves out what it was not given', async () => {
    const outcomes = await conform({
      keys: { secret: 'sk' },
      names: {},
      now: new Date(0),
      ask: async () => ({ status: 418, text: '{"error":{}}' }),
    });
    const of = (name: string) => outcomes.find((one) => one.name === name)!;
    expect(of('verdict of a session').isLeftOut).toBe(true);
    expect(of('analytics').isLeftOut).toBe(true);
    expect(of('usage').faults).toContain('the status should be 200, is 418');
    expect(of('usage').faults).toContain('the answer.error was not published');
    expect(outcomes.every(({ isLeftOut, faults }) => isLeftOut || faults.length > 0)).toBe(true);
  });

  it('finds a wrong type, a missing key, a word that is another, and what is no list', () => {
    const shape = { a: 'digits', b: ['integer'], c: "'x'|'y'", d: 'string?' } as const;
    expect(differences(shape, { a: '1', b: [1, 2], c: 'y', d: null, more: 1 })).toEqual([]);
    expect(differences(shape, { a: '1', b: [], c: 'y', d: null, more: 1 }, true)).toEqual([
      'the answer.more was not published',
    ]);
    expect(differences(shape, { a: 1, b: [1.5], c: 'z' })).toHaveLength(4);
    expect(differences(shape, { a: '1', b: {}, c: 'x', d: 'd' })).toEqual(['the answer.b should be a list']);
    expect(differences(shape, null)).toEqual(['the answer should be an object']);
    expect(() => differences('strnig', '')).toThrow('no kind');
  });

  it.each<[string, unknown, unknown]>([
    ['rate', 0.5, 1.01],
    ['percent', 100, -1],
    ['day', '2026-11-21', '2026-11-21T00:00:00Z'],
    ['moment', '2026-11-21T00:00:00.000Z', '2026-11-21 00:00:00'],
    ['snake', 'ip_datacenter', 'ipDatacenter'],
    ['object', {}, []],
    ['yes', true, 'true'],
    ['no', false, null],
    ['0|1', 1, '1'],
  ])('knows %s', (kind, good, bad) => {
    expect([differences(kind, good).length, differences(kind, bad).length]).toEqual([0, 1]);
  });
});
