import { describe, expect, test } from 'vitest';
import { population, userAgents } from '../../packages/corpus/src/population.ts';
import { populationRates } from './cases.ts';

const sum = (rows: ReadonlyArray<{ visits: number }>) => rows.reduce((total, { visits }) => total + visits, 0);

const rates = populationRates();

describe('the population', () => {
  test('counts each row of user agents once, phones among them', () => {
    const { visits, rows } = userAgents();
    expect(sum(rows)).toBe(visits);
    expect(new Set(rows.map(({ userAgent }) => userAgent)).size).toBe(rows.length);
    expect(sum(rows.filter(({ userAgent }) => /iPhone|Android/.test(userAgent)))).toBeGreaterThan(visits / 2);
  });

  test('asks of one thing no more visits than there are', () => {
    const most = Math.max(population().visits, userAgents().visits);
    for (const [id, { hits, visits }] of rates) {
      expect(visits, id).toBeLessThanOrEqual(most);
      expect(hits, id).toBeLessThanOrEqual(visits);
    }
  });

  test('asks user agents alone only what user agents alone answer', () => {
    expect(rates.get('suspicious_user_agent')).toEqual({ hits: 0, visits: userAgents().visits });
    // this one would hit every row: none of them brings a header besides
    expect(rates.has('missing_accept_language')).toBe(false);
  });
});
