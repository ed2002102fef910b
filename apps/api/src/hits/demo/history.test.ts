import { describe, expect, it } from 'vitest';
import { site } from '../../state/testing/rows.ts';
import { pastPageViews } from './history.ts';
import { PERSONAS } from './personas.ts';

const until = Date.UTC(2026, 10, 20, 12);
const history = (seed = 1, days = 5) => [
  ...pastPageViews({
    site: site('acc_1', { id: 'site_1', origins: ['https://demo.example'] }),
    until,
    days,
    sessionsADay: 20,
    seed,
  }),
];

describe('the invented history', () => {
  const views = history();

  it('is the same for the same seed, and another for another', () => {
    expect(history()).toEqual(views);
    expect(history(2)).not.toEqual(views);
  });

  it('covers every day up to now and nothing after', () => {
    const days = new Set(views.map(({ collect }) => new Date(collect.pageView.createdAt).toISOString().slice(0, 10)));
    expect([...days].sort()).toEqual(Array.from({ length: 5 }, (_, n) => `2026-11-${16 + n}`));
    expect(views.every(({ collect }) => collect.pageView.createdAt < until)).toBe(true);
  });

  it('says of itself that it is invented, and is counted like any page view', () => {
    for (const { collect } of views) {
      const { hit, events } = collect.counted!;
      expect(hit).toMatchObject({ policy_version: 'demo', site_id: 'site_1', session_id: collect.pageView.sid });
      expect(events).toHaveLength(1);
    }
  });

  it('has people and bots in the shares it names', () => {
    expect(PERSONAS.reduce((sum, { share }) => sum + share, 0)).toBe(100);
    const top = new Map<string, number>();
    for (const { collect } of views)
      top.set(collect.pageView.sid, Math.max(top.get(collect.pageView.sid) ?? 0, collect.pageView.score));
    const bots = [...top.values()].filter((score) => score >= 70).length / top.size;
    expect(bots).toBeGreaterThan(0.06);
    expect(bots).toBeLessThan(0.22);
  });
});
