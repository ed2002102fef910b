import {
  PATHS,
  sessionAnswer,
  sessionDetails,
  sessionEventsAnswer,
  sessionsAnswer,
  usageHistory,
} from '@veridict/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { good } from '../../testing/app.ts';
import { DAY_MS, openStatistics, type Statistics, TRACES } from '../../testing/statistics.ts';

let app: Statistics;
beforeAll(async () => {
  app = await openStatistics();
});
afterAll(() => app.close());

describe('GET /v1/sessions', () => {
  test('pages through all of them once, newest first, within the limit of pages', async () => {
    const owner = await app.open();
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
    const owner = await app.open();
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
    const owner = await app.open();
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
    const stranger = await app.open();
    for (const path of ['', '/details', '/events'])
      expect((await stranger.ask(`/v1/sessions/${claims.sid}${path}`)).statusCode).toBe(404);
  });
});

describe('GET /v1/usage', () => {
  test('tells of each day what was used on it', async () => {
    const owner = await app.open();
    const now = app.clock.at;
    const today = new Date(now).toISOString().slice(0, 10);
    const yesterday = new Date(now - DAY_MS).toISOString().slice(0, 10);
    const secret = await owner.addKey('secret');
    const assess = async () => expect((await app.assess(secret, [['user-agent', 'curl/8.0']])).statusCode).toBe(200);
    app.clock.at = now - DAY_MS;
    await owner.human();
    await assess();
    app.clock.at = now;
    await owner.bot();
    await assess();
    await assess();
    const all = good(await owner.ask('/v1/usage'), usageHistory);
    expect(all.totals).toMatchObject({ ApiCalls: 3, Events: 2, Sessions: 2, BotAnalyses: 6 });
    expect(all.totals.StorageBytes).toBeGreaterThan(2_000);
    const of = async (metric: string, more = '') =>
      good(await owner.ask(`/v1/usage?metric=${metric}${more}`), usageHistory).data.map(({ period, value }) => [
        period,
        value,
      ]);
    expect(await of('ApiCalls')).toEqual([
      [yesterday, 1],
      [today, 2],
    ]);
    expect(await of('ApiCalls', `&startDate=${today}`)).toEqual([[today, 2]]);
    expect(await of('Sessions')).toEqual([
      [yesterday, 1],
      [today, 1],
    ]);
    expect(good(await owner.ask('/v1/usage?metric=Sessions'), usageHistory).totals).toEqual({ Sessions: 2 });
    const bytes = await of('StorageBytes');
    expect(bytes.map(([day]) => day)).toEqual([yesterday, today]);
    // Another page view takes up more.
    await owner.human();
    const more = await of('StorageBytes');
    expect(more[0]).toEqual(bytes[0]);
    expect(more[1]![1]).toBeGreaterThan(bytes[1]![1] as number);
  });
});
