import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encode, odd } from './testing/bad-input.ts';
import { openStatistics, type Statistics } from './testing/statistics.ts';

let app: Statistics;
beforeAll(async () => {
  app = await openStatistics();
});
afterAll(() => app.close());

const cursor = fc
  .oneof(
    fc.tuple(fc.oneof(fc.double(), fc.integer(), odd), odd),
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom([8.64e15, ''], [-1, "' OR 1=1"], [2 ** 53, '\0'], [Number.NaN, {}]),
  )
  .map((value) => Buffer.from(JSON.stringify(value) ?? '').toString('base64url'));
const moment = fc.constantFrom(
  '0001-01-01',
  '9999-12-31',
  '2026-11-21T00:00:00Z',
  '1969-12-31T23:59:59Z',
  '2106-01-01',
);
const number = fc.constantFrom('0', '-1', '1', '100', '8640000000000000', '4294967296', '99999999999999999999');

test('bad input never fails a real engine, and shows nobody anything', async () => {
  const { ask, account, human } = await app.open();
  const stranger = await app.open();
  await stranger.human();
  await human();
  const whose = await ask('/v1/sessions');
  const own = (whose.json() as { data: Array<{ id: string }> }).data[0]!.id;
  const queryOf = (parts: Record<string, string>) =>
    Object.entries(parts)
      .map(([name, text]) => `${name}=${encode(text)}`)
      .join('&');
  const asked = fc.oneof(
    fc
      .record({ id: odd, part: fc.constantFrom('', '/details', '/events') })
      .map(({ id, part }) => `/v1/sessions/${encode(id) || 'x'}${part}`),
    odd.map((id) => `/v1/users/${encode(id) || 'x'}/sessions`),
    fc.record({ cursor, pageSize: number }, { requiredKeys: [] }).map((parts) => `/v1/sessions?${queryOf(parts)}`),
    fc.record({ cursor, pageSize: number }, { requiredKeys: [] }).map((parts) => `/v1/users?${queryOf(parts)}`),
    fc
      .record({ cursor, startTime: number, endTime: number, pageSize: number }, { requiredKeys: [] })
      .map((parts) => `/v1/sessions/${own}/events?${queryOf(parts)}`),
    fc
      .record({ startDate: moment, endDate: moment }, { requiredKeys: [] })
      .map((parts) => `/v1/sessions?${queryOf(parts)}`),
    fc
      .record({ startDate: moment, endDate: moment }, { requiredKeys: [] })
      .map((parts) => `/v1/usage?${queryOf(parts)}`),
    fc
      .record({ days: number, account_id: fc.oneof(odd, fc.constant(account.id)) })
      .map((parts) => `/bot-stats/overview?${queryOf(parts)}`),
    fc
      .record({ min_score: number, limit: number, account_id: fc.oneof(odd, fc.constant(account.id)) })
      .map((parts) => `/bot-stats/suspicious-sessions?${queryOf(parts)}`),
  );
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(asked, async (url) => {
      const answer = await ask(url);
      statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
      expect(answer.statusCode, `${url} ${answer.body}`).toBeLessThan(500);
      expect(answer.body).not.toMatch(/ClickHouse|DB::|Code: \d|SELECT/i);
      expect(answer.body).not.toContain(stranger.account.id);
    }),
    { numRuns: 250, seed: 20_261_121 },
  );
  // Some of it was taken, some refused, and much was of nobody.
  for (const status of [200, 400, 404]) expect(statuses.get(status) ?? 0).toBeGreaterThan(10);
});
