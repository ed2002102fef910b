import { createHmac } from 'node:crypto';
import {
  analyticsAnswer,
  identifyAnswer,
  lateAnswer,
  PATHS,
  sessionAnswer,
  sessionsAnswer,
  usersAnswer,
} from '@veridict/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { good } from '../../testing/app.ts';
import { DAY_MS, openStatistics, type Statistics, TRACES } from '../../testing/statistics.ts';
import { identitySecretOf } from '../../visitors/identity.ts';
import { componentsOf } from '../../visitors/testing/prints.ts';

let app: Statistics;
beforeAll(async () => {
  app = await openStatistics();
});
afterAll(() => app.close());

describe('GET /v1/analytics', () => {
  test('counts sessions, bots and events, and its parts add up', async () => {
    const owner = await app.open();
    const start = app.clock.at;
    await owner.human();
    app.clock.at = start - 3 * DAY_MS;
    await owner.human();
    await owner.bot();
    app.clock.at = start - 8 * DAY_MS;
    await owner.human();
    app.clock.at = start;
    const { data } = good(await owner.ask('/v1/analytics'), analyticsAnswer);
    expect(data).toMatchObject({ period: '7d', groupBy: 'day' });
    expect(data.endDate).toBe(new Date(start).toISOString());
    // Behind a page view there is an event each.
    expect(data.summary).toMatchObject({ totalSessions: 3, totalEvents: 3, uniqueBots: 1, uniqueUsers: 0 });
    expect(data.summary.averageEventsPerSession).toBe(1);
    expect(data.timeSeries).toHaveLength(8);
    expect(data.timeSeries.at(-1)).toMatchObject({ sessionCount: 1, botCount: 0 });
    expect(data.timeSeries.at(-4)).toMatchObject({ sessionCount: 2, eventCount: 2, botCount: 1, userMatchedCount: 0 });
    const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
    expect(sum(data.timeSeries.map(({ sessionCount }) => sessionCount))).toBe(3);
    expect(sum(Object.values(data.botDetection))).toBe(3);
    expect(data.botDetection).toMatchObject({ highConfidenceBots: 1 });
    expect(data.userMatching).toEqual({
      totalMatched: 0,
      totalUnmatched: 3,
      matchRate: 0,
      averageCorrelationConfidence: 0,
    });
    expect(data.topOrigins).toEqual([{ origin: 'https://shop.example', sessionCount: 3, botPercentage: 33.33 }]);
    expect(data.deviceBreakdown).toEqual({ mobile: 0, tablet: 0, desktop: 3, browserCounts: { chrome: 3 } });
  });

  test.each(['hour', 'day', 'week'])('has every bucket of 90 days by %s, and sums to the whole', async (groupBy) => {
    const owner = await app.open();
    const start = app.clock.at;
    await owner.human();
    app.clock.at = start - 2 * DAY_MS;
    await owner.human();
    app.clock.at = start;
    const { data } = good(await owner.ask(`/v1/analytics?period=90d&groupBy=${groupBy}`), analyticsAnswer);
    const counted = data.timeSeries.reduce((sum, { sessionCount }) => sum + sessionCount, 0);
    expect([counted, data.summary.totalSessions]).toEqual([2, 2]);
  });

  test('is empty, not wrong, where nothing happened', async () => {
    const { ask } = await app.open();
    const { data } = good(await ask('/v1/analytics?period=24h&groupBy=hour'), analyticsAnswer);
    expect(data.summary).toEqual({
      totalSessions: 0,
      totalEvents: 0,
      uniqueBots: 0,
      uniqueUsers: 0,
      averageBotScore: 0,
      averageEventsPerSession: 0,
    });
    expect(data.timeSeries).toHaveLength(25);
    expect(data.topOrigins).toEqual([]);
  });

  test('counts users that were linked or matched, and not those that a page merely named', async () => {
    const owner = await app.open();
    const secret = await owner.addKey('secret');
    const linked = async (user_id: string) => {
      const session_id = await owner.bot();
      const headers = { 'x-api-key': secret };
      const payload = { session_id, user_id };
      good(await app.app.inject({ method: 'POST', url: '/api/v1/identify', headers, payload }), identifyAnswer);
      return session_id;
    };
    const first = await linked('anna');
    await linked('anna');
    const named = await linked('bert');
    await app.settle();
    // What the store may tell of a session besides: that a page named its user, and who its visitor is.
    await app.engine.run(`INSERT INTO sessions SELECT * REPLACE (version + 1 AS version,
      if(session_id = '${named}', 'claimed', 'linked') AS user_match, if(session_id = '${named}', 0.5, 1) AS match_confidence,
      if(session_id = '${named}', 'vis_2', 'vis_1') AS visitor_id) FROM sessions FINAL WHERE account_id = '${owner.account.id}'`);
    const { data } = good(await owner.ask('/v1/analytics'), analyticsAnswer);
    // Two visitors, one of them twice; one user in two sessions.
    expect(data.summary).toMatchObject({ totalSessions: 3, uniqueBots: 2, uniqueUsers: 1, averageBotScore: 1 });
    expect(data.userMatching).toEqual({
      totalMatched: 2,
      totalUnmatched: 1,
      matchRate: 0.6667,
      averageCorrelationConfidence: 1,
    });
    expect(data.timeSeries.at(-1)).toMatchObject({ userMatchedCount: 2 });
    const users = good(await owner.ask('/v1/users'), usersAnswer);
    expect(users.data).toMatchObject([{ id: 'anna', sessionCount: 2, averageBotScore: 1 }]);
    const ofAnna = good(await owner.ask('/v1/users/anna/sessions'), sessionsAnswer);
    expect(ofAnna.data.map(({ id }) => id)).toContain(first);
    expect(ofAnna.data).toHaveLength(2);
    expect((await owner.ask('/v1/users/bert/sessions')).statusCode).toBe(404);
  });

  test('a user that a page names is linked when the proof is right, and else only claimed', async () => {
    const owner = await app.open();
    const secret = identitySecretOf(new Uint8Array(32), owner.site.id);
    const named = async (userId: string, by: string) => {
      const { answer } = await owner.page.view();
      const identify = { userId, proof: createHmac('sha256', by).update(userId).digest('hex') };
      const late = async (seq: number, told: object) => {
        const evidence = { v: 1, sinceMs: 900, readings: TRACES, identify: told };
        good(await owner.page.send(PATHS.late, JSON.stringify({ ticket: answer.ticket, seq, evidence })), lateAnswer);
      };
      await late(1, identify);
      // What is said later without a proof undoes no link.
      await late(2, { userId: 'nobody' });
    };
    await named('anna', secret);
    await named('bert', 'a guess');
    const { data } = good(await owner.ask('/v1/analytics'), analyticsAnswer);
    expect(data.summary).toMatchObject({ totalSessions: 2, uniqueUsers: 1 });
    expect(data.userMatching).toMatchObject({ totalMatched: 1, averageCorrelationConfidence: 1 });
    const users = good(await owner.ask('/v1/users'), usersAnswer);
    expect(users.data.map(({ id }) => id)).toEqual(['anna']);
    const sessions = good(await owner.ask('/v1/sessions'), sessionsAnswer);
    expect(sessions.data.map(({ userId }) => userId).sort()).toEqual(['anna', 'nobody']);
  });

  test('matches the sessions of a visitor who was linked before, as surely as its browser is the same', async () => {
    const owner = await app.open();
    const secret = await owner.addKey('secret');
    const start = app.clock.at;
    const visit = async (hoursAgo: number, components: Record<string, string>) => {
      app.clock.at = start - hoursAgo * 3_600_000;
      const { claims, answer } = await owner.page.view();
      const visitor = { value: { id: '0123456789abcdef0123456789abcdef', components }, ms: 9 };
      await owner.page.late(answer.ticket, 1, { ...TRACES, visitor });
      return claims.sid;
    };
    const identify = async (session_id: string, user_id: string) => {
      const payload = { session_id, user_id };
      const headers = { 'x-api-key': secret };
      good(await app.app.inject({ method: 'POST', url: '/api/v1/identify', headers, payload }), identifyAnswer);
    };
    await identify(await visit(9, componentsOf('a')), 'anna');
    const again = await visit(8, componentsOf('a'));
    const changed = await visit(7, componentsOf('a', { fonts: 'one more' }));
    // Two users of devices that look alike: neither of them is known by it.
    await identify(await visit(6, componentsOf('b')), 'bert');
    await identify(await visit(5, componentsOf('b')), 'carl');
    const ambiguous = await visit(4, componentsOf('b'));
    await visit(3, componentsOf('c'));
    app.clock.at = start;
    const { data } = good(await owner.ask('/v1/analytics'), analyticsAnswer);
    expect(data.summary).toMatchObject({ totalSessions: 7, uniqueBots: 3, uniqueUsers: 3 });
    expect(data.userMatching).toMatchObject({ totalMatched: 5, totalUnmatched: 2, matchRate: 0.7143 });
    const sure = data.userMatching.averageCorrelationConfidence;
    // Three links of 1, one match of 0.95, one of a browser that changed a little.
    expect(sure).toBeGreaterThan((3 + 0.95 + 0.8) / 5);
    expect(sure).toBeLessThan((3 + 0.95 + 0.95) / 5);
    const ofAnna = good(await owner.ask('/v1/users/anna/sessions'), sessionsAnswer);
    expect(ofAnna.data.map(({ id }) => id)).toEqual(expect.arrayContaining([again, changed]));
    expect(good(await owner.ask(`/v1/sessions/${ambiguous}`), sessionAnswer).data.userId).toBeNull();
  });

  test("covers the key's site alone, and no other account", async () => {
    const owner = await app.open();
    await owner.human();
    const other = await owner.addSite({ name: 'Blog' });
    const bound = await owner.addKey('read', 'live', { siteId: other.id });
    expect(good(await owner.ask('/v1/analytics', bound), analyticsAnswer).data.summary.totalSessions).toBe(0);
    expect(good(await owner.ask('/v1/analytics'), analyticsAnswer).data.summary.totalSessions).toBe(1);
    const stranger = await app.open();
    expect(good(await stranger.ask('/v1/analytics'), analyticsAnswer).data.summary.totalSessions).toBe(0);
  });
});
