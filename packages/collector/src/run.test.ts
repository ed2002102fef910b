import { describe, expect, test } from 'vitest';
import { Unreadable } from './reading.ts';
import { runSources } from './run.ts';
import type { SourceEnv, Sources } from './source.ts';

/** Sources that are not the real ones: the runner knows nothing of what they read. */
function fake(sources: Record<string, (context: SourceEnv) => unknown>): Sources {
  return sources as unknown as Sources;
}

const env: SourceEnv = { consent: 'full', worker: { url: null, blob: false }, now: () => performance.now() };

describe('runSources', () => {
  test('gives values and faults by name, each with its time', async () => {
    const { readings } = await runSources(
      fake({
        webdriver: () => ({ value: 'false' }),
        platform: async () => 'later',
        screen: () => {
          throw new Unreadable('absent');
        },
        canvas: async () => {
          throw new DOMException('no', 'SecurityError');
        },
        touch: () => {
          throw new TypeError('no');
        },
        plugins: () => Promise.reject('no'),
      }),
      env,
    );
    const ms = expect.any(Number);
    expect(readings).toEqual({
      webdriver: { value: { value: 'false' }, ms },
      platform: { value: 'later', ms },
      screen: { fault: 'absent', ms },
      canvas: { fault: 'blocked', ms },
      touch: { fault: 'threw', ms },
      plugins: { fault: 'threw', ms },
    });
  });

  test('a source that never answers is a timeout and keeps nobody waiting', async () => {
    const { readings } = await runSources(fake({ workerRealm: () => new Promise(() => {}), screen: () => 1 }), {
      ...env,
      budgetMs: 20,
    });
    expect(readings).toMatchObject({ workerRealm: { fault: 'timeout' }, screen: { value: 1 } });
  });

  test('nothing that costs is started once the time of all is spent', async () => {
    let time = 5;
    const started: string[] = [];
    const slow = (name: string) => () => {
      started.push(name);
      time += 1600;
    };
    const { readings, startedMs, tookMs } = await runSources(
      fake({ codecs: slow('codecs'), canvas: slow('canvas'), webgl: slow('webgl') }),
      { ...env, now: () => time },
    );
    expect(started).toEqual(['codecs', 'canvas']);
    expect(readings).toMatchObject({ webgl: { fault: 'timeout', ms: 0 }, canvas: { ms: 1600 } });
    expect({ startedMs, tookMs }).toEqual({ startedMs: 5, tookMs: 3200 });
  });

  test('a thread that is held up loses none of its own readings', async () => {
    let time = 0;
    const slow = () => (time += 900);
    const names = ['screen', 'touch', 'focus', 'plugins', 'storage', 'webdriver', 'engine'];
    const { readings } = await runSources(fake(Object.fromEntries(names.map((name) => [name, slow]))), {
      ...env,
      now: () => time,
    });
    expect(time).toBe(6300);
    expect(Object.values(readings).filter((read) => 'fault' in read)).toEqual([]);
  });

  test('other threads get as long as this one was held up', async () => {
    let held = 0;
    const { readings } = await runSources(
      fake({
        workerRealm: () => new Promise((resolve) => setTimeout(resolve, 40, 'answered')),
        screen: () => (held += 60),
      }),
      // less patience than the worker needs
      { ...env, budgetMs: 20, now: () => performance.now() + held },
    );
    expect(readings).toMatchObject({ workerRealm: { value: 'answered' } });
  });

  test('what a driver cannot help showing is read first', async () => {
    const started: string[] = [];
    const note = (name: string) => [name, () => started.push(name)] as const;
    const names = ['canvas', 'globals', 'screen', 'workerRealm', 'consoleSerialisation', 'touch', 'webdriver'];
    await runSources(fake(Object.fromEntries(names.map(note))), env);
    expect(started).toEqual([
      'workerRealm',
      'webdriver',
      'consoleSerialisation',
      'globals',
      'screen',
      'touch',
      'canvas',
    ]);
  });

  test('those that wait for another thread start first', async () => {
    const started: string[] = [];
    const note = (name: string) => [name, () => started.push(name)] as const;
    const names = ['screen', 'clientHints', 'touch', 'workerRealm'];
    await runSources(fake(Object.fromEntries(names.map(note))), env);
    expect(started.slice(0, 2)).toEqual(['workerRealm', 'clientHints']);
    expect(started.slice(2)).toEqual(['screen', 'touch']);
  });

  test('those that may start a process go last', async () => {
    const started: string[] = [];
    const note = (name: string) => [name, () => started.push(name)] as const;
    await runSources(fake(Object.fromEntries(['canvas', 'webgl', 'screen', 'codecs', 'touch'].map(note))), env);
    expect(started).toEqual(['screen', 'touch', 'codecs', 'canvas', 'webgl']);
  });

  test('the page gets its turn between heavy sources', async () => {
    let time = 0;
    let turns = 0;
    const order: number[] = [];
    const heavy = () => {
      time += 11;
      order.push(turns);
      queueTurn();
    };
    const queueTurn = () => setImmediate(() => turns++);
    await runSources(fake({ screen: heavy, touch: heavy, focus: heavy }), { ...env, now: () => time });
    expect(order[2]).toBeGreaterThan(0);
  });

  test('a source whose reading is late keeps its fault', async () => {
    let answer: (value: string) => void = () => {};
    const { readings } = await runSources(
      fake({
        workerRealm: () =>
          new Promise((resolve) => {
            answer = resolve;
          }),
      }),
      { ...env, budgetMs: 5 },
    );
    answer('late');
    await new Promise((resolve) => setImmediate(resolve));
    expect(readings).toMatchObject({ workerRealm: { fault: 'timeout' } });
  });

  test('times are tenths of a millisecond', async () => {
    let time = 0.123;
    const { readings } = await runSources(fake({ screen: () => (time += 0.19) }), { ...env, now: () => time });
    expect(readings).toMatchObject({ screen: { ms: 0.2 } });
  });

  test('a name that every object inherits is no source', async () => {
    const proto = { canvas: () => 'inherited' };
    const sources = Object.assign(Object.create(proto), { screen: () => 1 });
    const { readings } = await runSources(sources, env);
    expect(readings.screen).toMatchObject({ value: 1 });
    expect(readings).not.toHaveProperty('canvas');
  });

  test('what follows from a nonce is read for each one, values and faults', async () => {
    const seeds = {
      seedNames: ({ nonce }: { nonce: string }) => ({ names: [nonce] }),
      seedRounds: () => new Promise<never>(() => {}),
      seedDrawing: () => {
        throw new Unreadable('blocked');
      },
    };
    const run = await runSources(fake({ screen: () => 1 }), { ...env, budgetMs: 20 }, seeds);
    const ms = expect.any(Number);
    expect(await run.follow('one')).toEqual({
      seedNames: { value: { names: ['one'] }, ms },
      seedRounds: { fault: 'timeout', ms },
      seedDrawing: { fault: 'blocked', ms },
    });
    expect(await run.follow('two')).toMatchObject({ seedNames: { value: { names: ['two'] } } });
    run.end();
    expect(run.readings).toEqual({ screen: { value: 1, ms } });
  });

  test('a nonce that comes while others wait is followed at once, and only once', async () => {
    const order: string[] = [];
    const seeds = { seedNames: ({ nonce }: { nonce: string }) => ({ names: [`${order.push(nonce)}`] }) };
    const sources = fake({
      screen: () => order.push('screen'),
      workerRealm: () => new Promise((resolve) => setTimeout(() => resolve(order.push('worker')), 20)),
    });
    const run = await runSources(sources, { ...env, nonce: Promise.resolve('early') }, seeds);
    await run.follow('early');
    await run.follow('later');
    expect(order).toEqual(['screen', 'early', 'worker', 'later']);
  });

  test('no nonce, no seeds', async () => {
    const seeds = {
      seedNames: () => {
        throw new Error('asked');
      },
    };
    const run = await runSources(fake({}), { ...env, nonce: Promise.resolve(undefined) }, seeds);
    expect(run.readings).toEqual({});
  });
});
