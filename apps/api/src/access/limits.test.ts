import { describe, expect, it } from 'vitest';
import type { QuotaTake } from '../state/port.ts';
import { createLastUsed } from './last-used.ts';
import { createLookup } from './lookup.ts';
import { createQuota, monthOf } from './quota.ts';
import { createRateLimit, rateHeaders } from './rate-limit.ts';

describe('look-ups', () => {
  it('are remembered for four seconds from the moment of asking, also when there was nothing', async () => {
    let at = 0;
    let asked = 0;
    const find = createLookup(
      async () => (++asked > 1 ? 'found' : null),
      () => at,
    );
    expect(await find('a')).toBeNull();
    at = 3_999;
    expect(await find('a')).toBeNull();
    at = 4_000;
    expect(await find('a')).toBe('found');
    expect(asked).toBe(2);
  });

  it('share one question among all who ask at once', async () => {
    let asked = 0;
    const find = createLookup(
      async (name) => `${name}${++asked}`,
      () => 0,
    );
    expect(await Promise.all([find('a'), find('a'), find('b')])).toEqual(['a1', 'a1', 'b2']);
  });

  it('do not remember a failure', async () => {
    let asked = 0;
    const find = createLookup(
      async () => {
        if (++asked === 1) throw new Error('no store');
        return 'found';
      },
      () => 0,
    );
    await expect(find('a')).rejects.toThrow('no store');
    expect(await find('a')).toBe('found');
  });

  it('hold a bounded number, the oldest goes first', async () => {
    const asked: string[] = [];
    const find = createLookup(
      async (name) => void asked.push(name),
      () => 0,
      { maxEntries: 2 },
    );
    for (const name of ['a', 'b', 'c', 'b', 'a']) await find(name);
    expect(asked).toEqual(['a', 'b', 'c', 'a']);
  });
});

describe('rate limits', () => {
  it('allow so many in a window that begins with the first request', () => {
    let at = 500;
    const take = createRateLimit(() => at);
    expect([1, 2, 3].map(() => take('key', 2).allowed)).toEqual([true, true, false]);
    expect(take('other', 2).allowed).toBe(true);
    at = 60_499;
    expect(take('key', 2)).toEqual({ allowed: false, limit: 2, remaining: 0, resetS: 1 });
    at = 60_500;
    expect(take('key', 2)).toEqual({ allowed: true, limit: 2, remaining: 1, resetS: 60 });
  });

  it('forget the oldest window rather than grow', () => {
    const take = createRateLimit(() => 0, 2);
    for (const name of ['a', 'b', 'c']) take(name, 1);
    expect(take('b', 1).allowed).toBe(false);
    expect(take('a', 1).allowed).toBe(true);
  });

  it('are told in structured fields, with Retry-After for who must wait', () => {
    expect(rateHeaders('key', { allowed: true, limit: 60, remaining: 12, resetS: 17 })).toEqual({
      'ratelimit-policy': '"key";q=60;w=60',
      ratelimit: '"key";r=12;t=17',
    });
    expect(rateHeaders('key', { allowed: false, limit: 60, remaining: 0, resetS: 17 })).toHaveProperty(
      'retry-after',
      '17',
    );
  });
});

describe('quota', () => {
  const november = Date.UTC(2026, 10, 21);

  it('takes for all who wait in one step, and refuses those for whom nothing is left', async () => {
    const steps: QuotaTake[][] = [];
    const take = createQuota(
      {
        async takeQuota(takes) {
          steps.push(takes);
          return takes.map(({ n }) => ({ granted: Math.min(n, 2), used: 2 }));
        },
      },
      () => november,
    );
    expect(await Promise.all([take('a', 2), take('b', 9), take('a', 2), take('a', 2)])).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(steps).toEqual([
      [
        { accountId: 'a', month: '2026-11', n: 3, limit: 2, at: november },
        { accountId: 'b', month: '2026-11', n: 1, limit: 9, at: november },
      ],
    ]);
  });

  it('gathers what comes while a step is under way into the next', async () => {
    const steps: number[] = [];
    const release: Array<() => void> = [];
    const take = createQuota(
      {
        async takeQuota(takes) {
          steps.push(takes[0]!.n);
          await new Promise<void>((resolve) => release.push(resolve));
          return takes.map(({ n }) => ({ granted: n, used: n }));
        },
      },
      () => november,
    );
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    const first = take('a', 9);
    await turn();
    const later = [take('a', 9), take('a', 9)];
    await turn();
    expect(steps).toEqual([1]);
    release[0]!();
    await first;
    await turn();
    expect(steps).toEqual([1, 2]);
    release[1]!();
    expect(await Promise.all(later)).toEqual([true, true]);
  });

  it('fails those who waited when the store fails, and nobody after them', async () => {
    let isDown = true;
    const take = createQuota(
      {
        async takeQuota(takes) {
          if (isDown) throw new Error('no store');
          return takes.map(() => ({ granted: 1, used: 1 }));
        },
      },
      () => november,
    );
    await expect(take('a', 9)).rejects.toThrow('no store');
    isDown = false;
    expect(await take('a', 9)).toBe(true);
  });

  it.each([
    [Date.UTC(2026, 10, 30, 23, 59, 59, 999), '2026-11'],
    [Date.UTC(2026, 11, 1), '2026-12'],
  ])('counts %d in %s', (at, month) => expect(monthOf(at)).toBe(month));
});

describe('last use', () => {
  it('is written once for each key, as last noted', async () => {
    let at = 1;
    const written: unknown[] = [];
    const lastUsed = createLastUsed({ touchKeys: async (uses) => void written.push(uses) }, () => at);
    lastUsed.note('a');
    lastUsed.note('b');
    at = 2;
    lastUsed.note('a');
    await lastUsed.write();
    await lastUsed.write();
    expect(written).toEqual([
      [
        { id: 'a', at: 2 },
        { id: 'b', at: 1 },
      ],
    ]);
  });
});
