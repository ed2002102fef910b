import { createHmac } from 'node:crypto';
import {
  analyticsAnswer,
  botStatsOverview,
  identifyAnswer,
  lateAnswer,
  PATHS,
  sessionAnswer,
  sessionDetails,
  sessionEventsAnswer,
  sessionsAnswer,
  suspiciousSessions,
  usageHistory,
  usersAnswer,
} from '@veridict/contract';
import { found } from '@veridict/corpus';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { openDrainedHits } from '../../hits/testing/drained.ts';
import { openMemoryState } from '../../state/testing/memory.ts';
import { buildTestApp, good, openAccount, pageOf, type TestApp } from '../../testing/app.ts';
import { identitySecretOf } from '../../visitors/identity.ts';

const DAY_MS = 86_400_000;
const TRACES = { lateGlobals: { value: found(['__playwright__binding__', '__pwInitScripts']), ms: 1 } };
const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

let statistics: Awaited<ReturnType<typeof openDrainedHits>>;
let app: TestApp;
beforeAll(async () => {
  const state = await openMemoryState();
  statistics = await openDrainedHits(state);
  app = await buildTestApp(state, { hits: statistics.hits });
  app.clock.at = Date.now();
});
afterAll(async () => {
  await app.app.close();
  await app.state.close();
  await statistics.close();
});

/** An account with its keys, and ways to visit its page and to ask about it. */
async function open() {
  const owner = await openAccount(app, 'enterprise');
  const read = await owner.addKey('read');
  const page = pageOf(app, await owner.addKey('public'));
  return {
    ...owner,
    page,
    /** one page view of a machine that gives itself away later */
    async bot() {
      const { claims, answer } = await page.view();
      await page.late(answer.ticket, 1, TRACES);
      return claims.sid;
    },
    human: async () => (await page.view()).claims.sid,
    async ask(url: string, key = read) {
      await statistics.settle();
      return app.app.inject({ url, headers: { authorization: `Bearer ${key}` } });
    },
  };
}

describe('GET /v1/analytics', () => {
  test('counts sessions, bots and events, and its parts add up', async () => {
    const owner = await open();
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
    const owner = await open();
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
    const { ask } = await open();
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
    const owner = await open();
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
    await statistics.settle();
    // What the store may tell of a session besides: that a page named its user, and who its visitor is.
    await statistics.engine.run(`INSERT INTO sessions SELECT * REPLACE (version + 1 AS version,
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
    const owner = await open();
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

  test("covers the key's site alone, and no other account", async () => {
    const owner = await open();
    await owner.human();
    const other = await owner.addSite({ name: 'Blog' });
    const bound = await owner.addKey('read', 'live', { siteId: other.id });
    expect(good(await owner.ask('/v1/analytics', bound), analyticsAnswer).data.summary.totalSessions).toBe(0);
    expect(good(await owner.ask('/v1/analytics'), analyticsAnswer).data.summary.totalSessions).toBe(1);
    const stranger = await open();
    expect(good(await stranger.ask('/v1/analytics'), analyticsAnswer).data.summary.totalSessions).toBe(0);
  });
});

describe('GET /v1/sessions', () => {
  test('pages through all of them once, newest first, within the limit of pages', async () => {
    const owner = await open();
    const made: string[] = [];
    const start = app.clock.at;
    // Two of them begin at the same moment.
    for (const back of [4, 3, 2, 2, 1]) {
      app.clock.at = start - back * 60_000;
      made.push(await owner.human());
    }
    app.clock.at = start;
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const url: string = `/v1/sessions?pageSize=2${cursor && `&cursor=${cursor}`}`;
      const page: z.infer<typeof sessionsAnswer> = good(await owner.ask(url), sessionsAnswer);
      expect(page.pagination.limit).toBe(2);
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.pagination.nextCursor;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen)).toEqual(new Set(made));
    expect(seen[0]).toBe(made[4]);
    expect(good(await owner.ask('/v1/sessions?pageSize=5000'), sessionsAnswer).pagination.limit).toBe(100);
    expect(good(await owner.ask('/v1/sessions?pageSize=0'), sessionsAnswer).data).toHaveLength(1);
  });

  test('tells bots, open sessions and days apart', async () => {
    const owner = await open();
    const start = app.clock.at;
    app.clock.at = start - 2 * DAY_MS;
    const old = await owner.human();
    app.clock.at = start;
    const bot = await owner.bot();
    const ids = async (query: string) =>
      good(await owner.ask(`/v1/sessions?${query}`), sessionsAnswer).data.map(({ id }) => id);
    expect(await ids('botOnly=true')).toEqual([bot]);
    expect(await ids('botOnly=false')).toEqual([bot, old]);
    expect(await ids('status=active')).toEqual([bot]);
    expect(await ids('status=closed')).toEqual([old]);
    expect(await ids(`startDate=${new Date(start - DAY_MS).toISOString()}`)).toEqual([bot]);
    expect(await ids(`endDate=${new Date(start - DAY_MS).toISOString()}`)).toEqual([old]);
    expect(await ids('startDate=2090-01-01')).toEqual([]);
  });

  test('one session, what happened in it, and its events page by page', async () => {
    const owner = await open();
    const { claims, answer } = await owner.page.view();
    const evidence = { v: 1, sinceMs: 900, readings: TRACES, track: [{ name: 'paid', atMs: 5, data: { sum: 3 } }] };
    await owner.page.send(PATHS.late, JSON.stringify({ ticket: answer.ticket, seq: 1, evidence }));
    const { data } = good(await owner.ask(`/v1/sessions/${claims.sid}`), sessionAnswer);
    expect(data).toMatchObject({ id: claims.sid, status: 'active', botScore: 1, userId: null });
    expect(data.userAgentSummary).toBe('chrome on windows, desktop');
    const details = good(await owner.ask(`/v1/sessions/${claims.sid}/details`), sessionDetails).data;
    expect(details.pageHistory).toHaveLength(1);
    expect(details.timeline.reduce((sum, { eventCount }) => sum + eventCount, 0)).toBe(2);
    const events = `/v1/sessions/${claims.sid}/events`;
    const first = good(await owner.ask(`${events}?pageSize=1`), sessionEventsAnswer);
    expect(first.data).toMatchObject([{ eventTypeName: 'page_view', payloadSize: 0, messageId: claims.jti }]);
    const second = good(await owner.ask(`${events}?cursor=${first.pagination.nextCursor}`), sessionEventsAnswer);
    expect(second.data).toMatchObject([{ eventTypeName: 'track', payloadSize: '{"sum":3}'.length }]);
    expect(second.pagination).toEqual({ nextCursor: null, hasMore: false, limit: 100 });
    for (const type of ['track', '3', '0x03']) {
      const only = good(await owner.ask(`${events}?type=${type}`), sessionEventsAnswer);
      expect(only.data.map(({ eventTypeName }) => eventTypeName)).toEqual(['track']);
    }
    expect(good(await owner.ask(`${events}?endTime=1000`), sessionEventsAnswer).data).toEqual([]);
    const stranger = await open();
    for (const path of ['', '/details', '/events'])
      expect((await stranger.ask(`/v1/sessions/${claims.sid}${path}`)).statusCode).toBe(404);
  });
});

test('GET /v1/usage tells of each day, and of verdicts by the month', async () => {
  const owner = await open();
  await owner.human();
  await owner.bot();
  const secret = await owner.addKey('secret');
  await assess(secret, [['user-agent', 'curl/8.0']]);
  const all = good(await owner.ask('/v1/usage'), usageHistory);
  expect(all.totals).toEqual({ ApiCalls: 1, Events: 2, Sessions: 2, BotAnalyses: 4 });
  const only = good(await owner.ask('/v1/usage?metric=Sessions'), usageHistory);
  const today = new Date(app.clock.at).toISOString().slice(0, 10);
  expect(only.data).toEqual([{ period: today, metricType: 'Sessions', value: 2 }]);
  expect(only.totals).toEqual({ Sessions: 2 });
});

describe('GET /bot-stats/overview', () => {
  test('spreads all hits over scores and days, newest day first', async () => {
    const owner = await open();
    const start = app.clock.at;
    app.clock.at = start - DAY_MS;
    await owner.human();
    app.clock.at = start;
    await owner.bot();
    const url = `/bot-stats/overview?account_id=${owner.account.id}`;
    const { data } = good(await owner.ask(`${url}&days=3`), botStatsOverview);
    const { score_0, score_1_30, score_31_60, score_61_80, score_81_100, total_hits, suspicious_percentage } =
      data.distribution;
    expect(score_0 + score_1_30 + score_31_60 + score_61_80 + score_81_100).toBe(total_hits);
    expect([total_hits, score_81_100, suspicious_percentage]).toEqual([3, 1, 33.33]);
    expect(data.daily_trend.map(({ total_hits, suspicious_hits }) => [total_hits, suspicious_hits])).toEqual([
      [2, 1],
      [1, 0],
      [0, 0],
    ]);
    expect([data.period_start, data.period_end]).toEqual([data.daily_trend[2]!.date, data.daily_trend[0]!.date]);
    expect(good(await owner.ask(url), botStatsOverview).data.daily_trend).toHaveLength(30);
  });

  test('knows days whose hits are gone from what was counted of them', async () => {
    const owner = await open();
    const day = new Date(app.clock.at - 40 * DAY_MS).toISOString().slice(0, 10);
    const flags = "['missing_accept_language', 'known_bot_pattern'], [2, 5]";
    const row = (version: number, hits: number) =>
      `INSERT INTO hit_days VALUES ('${owner.account.id}', '', '${day}', ${version}, ${hits}, 0, 1, 0, 1, ${hits + 2}, 2, 140, ${flags})`;
    for (const statement of [row(1, 7), row(2, 8)]) await statistics.engine.run(statement);
    const url = `/bot-stats/overview?account_id=${owner.account.id}`;
    const { data } = good(await owner.ask(`${url}&days=90`), botStatsOverview);
    expect(data.distribution).toMatchObject({ score_0: 8, total_hits: 10, avg_score: 14, suspicious_percentage: 20 });
    expect(data.daily_trend[40]).toEqual({ date: day, total_hits: 10, suspicious_hits: 2, avg_score: 14 });
    expect(data.top_flags.map(({ flag, count }) => [flag, count])).toEqual([
      ['known_bot_pattern', 5],
      ['missing_accept_language', 2],
    ]);
    expect(good(await owner.ask(`${url}&days=30`), botStatsOverview).data.distribution.total_hits).toBe(0);
  });

  const HINTS: Array<[string, string]> = [
    ['sec-ch-ua', '"Chromium";v="140", "Google Chrome";v="140", "Not=A?Brand";v="24"'],
    ['sec-ch-ua-mobile', '?0'],
    ['sec-ch-ua-platform', '"Linux"'],
  ];
  const REST: Array<[string, string]> = [
    ['accept', 'text/html,application/xhtml+xml'],
    ['sec-fetch-site', 'none'],
    ['sec-fetch-mode', 'navigate'],
    ['sec-fetch-user', '?1'],
    ['sec-fetch-dest', 'document'],
    ['accept-encoding', 'gzip, deflate, br, zstd'],
    ['accept-language', 'en'],
  ];
  const WHOLE: Array<[string, string]> = [...HINTS, ['user-agent', CHROME], ...REST];
  const without = (prefix: string) => WHOLE.filter(([name]) => !name.startsWith(prefix));
  const changed = (name: string, value: string) =>
    WHOLE.map(([one, was]): [string, string] => [one, one === name ? value : was]);
  test.each<[string, Array<[string, string]>]>([
    ['missing_client_hints', without('sec-ch-ua')],
    ['platform_mismatch', changed('sec-ch-ua-platform', '"Windows"')],
    ['mobile_mismatch', changed('sec-ch-ua-mobile', '?1')],
    ['missing_accept_language', without('accept-language')],
    ['incomplete_accept_encoding', changed('accept-encoding', 'identity')],
    ['missing_sec_fetch', without('sec-fetch')],
    ['sec_fetch_inconsistent', changed('sec-fetch-dest', 'image')],
    ['suspicious_user_agent', [['user-agent', 'python-requests/2.32']]],
    ['empty_user_agent', changed('user-agent', '')],
    ['known_bot_pattern', [['user-agent', 'Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)']]],
    ['headless_user_agent', changed('user-agent', CHROME.replace('Chrome/', 'HeadlessChrome/'))],
  ])('%s is among the flags of a request that has it', async (flag, headers) => {
    const owner = await open();
    await assess(await owner.addKey('secret'), headers);
    const answer = await owner.ask(`/bot-stats/overview?account_id=${owner.account.id}&days=1`);
    const { data } = good(answer, botStatsOverview);
    const flags = new Map(data.top_flags.map((one) => [one.flag, one]));
    expect([...flags.keys()]).toContain(flag);
    expect(flags.get(flag)).toMatchObject({ count: 1, description: expect.stringContaining(' ') });
  });
});

describe('GET /bot-stats/suspicious-sessions', () => {
  test('names the worst of the last seven days first', async () => {
    const owner = await open();
    const start = app.clock.at;
    app.clock.at = start - 8 * DAY_MS;
    await owner.bot();
    app.clock.at = start - 2 * DAY_MS;
    const before = await owner.bot();
    app.clock.at = start;
    const last = await owner.bot();
    await owner.human();
    const url = `/bot-stats/suspicious-sessions?account_id=${owner.account.id}`;
    const { data } = good(await owner.ask(url), suspiciousSessions);
    expect(data.map(({ session_id, max_score, hit_count }) => [session_id, max_score, hit_count])).toEqual([
      [last, 100, 2],
      [before, 100, 2],
    ]);
    expect(data[0]!.flags).not.toEqual([]);
    expect(data[0]!.user_agent).toContain('Chrome/');
    expect(good(await owner.ask(`${url}&min_score=100`), suspiciousSessions).data).toHaveLength(2);
    expect(good(await owner.ask(`${url}&limit=1`), suspiciousSessions).data).toHaveLength(1);
  });
});

async function assess(key: string, headers: Array<[string, string]>) {
  const body = {
    method: 'GET',
    url: 'https://shop.example/',
    http_version: '2',
    headers: [[':scheme', 'https'], ...headers],
    ip: '203.0.113.9',
  };
  const answer = await app.app.inject({
    method: 'POST',
    url: '/api/v1/assess',
    headers: { 'x-api-key': key },
    payload: body,
  });
  expect(answer.statusCode).toBe(200);
}
