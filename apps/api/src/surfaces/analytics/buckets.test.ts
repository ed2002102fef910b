import { describe, expect, test } from 'vitest';
import { bucketsOf, PERIOD_MS } from './buckets.ts';

const iso = (all: readonly number[]) => all.map((at) => new Date(at).toISOString());
const now = Date.UTC(2026, 10, 21, 12, 30);

describe('buckets', () => {
  test('weeks begin on Monday', () => {
    expect(iso(bucketsOf(now - PERIOD_MS['7d'], now, 'week'))).toEqual([
      '2026-11-09T00:00:00.000Z',
      '2026-11-16T00:00:00.000Z',
    ]);
  });

  test('days begin at midnight, and the one that the window begins in is there', () => {
    const days = iso(bucketsOf(now - PERIOD_MS['7d'], now, 'day'));
    expect(days).toHaveLength(8);
    expect([days[0], days.at(-1)]).toEqual(['2026-11-14T00:00:00.000Z', '2026-11-21T00:00:00.000Z']);
  });

  test('a window that ends as a bucket begins touches that bucket', () => {
    const noon = Date.UTC(2026, 10, 21, 12);
    expect(iso(bucketsOf(noon - PERIOD_MS['24h'], noon, 'hour')).at(-1)).toBe('2026-11-21T12:00:00.000Z');
  });

  test.each(['24h', '7d', '30d', '90d'] as const)('%s has no gaps in any size', (period) => {
    const steps = { hour: 3_600_000, day: 86_400_000, week: 7 * 86_400_000 };
    for (const [bucket, step] of Object.entries(steps)) {
      const all = bucketsOf(now - PERIOD_MS[period], now, bucket as keyof typeof steps);
      expect(all[0]).toBeLessThanOrEqual(now - PERIOD_MS[period]);
      expect(all.at(-1)! + step).toBeGreaterThan(now);
      all.slice(1).forEach((at, place) => void expect(at - all[place]!).toBe(step));
    }
  });
});
