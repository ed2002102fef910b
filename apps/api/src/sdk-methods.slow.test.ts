import {
  addressAnswer,
  analyticsAnswer,
  assessAnswer,
  blockerAnswer,
  botStatsOverview,
  identifyAnswer,
  integrationAnswer,
  linkSettings,
  moderationDecisionAnswer,
  moderationTotals,
  sessionAnswer,
  sessionDetails,
  sessionEventsAnswer,
  siteverifyAnswer,
  usageAnswer,
  usageHistory,
  usersAnswer,
  verdictAnswer,
} from '@veridict/contract';
import type { Client } from '@veridict/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { clientInto } from './testing/sdk.ts';
import { openStatistics, type Statistics, TRACES } from './testing/statistics.ts';

// Every question of the SDK, asked of the server itself: the answer is of the contract's form and says what it should.
let test: Statistics;
let owner: Awaited<ReturnType<Statistics['open']>>;
let client: Client;
let reader: Client;
let token: string;
let sid: string;
beforeAll(async () => {
  test = await openStatistics();
  owner = await test.open();
  client = clientInto(test, { secretKey: await owner.addKey('secret'), siteId: owner.site.id }).client;
  reader = clientInto(test, { secretKey: await owner.addKey('read') }).client;
  const seen = await owner.page.view();
  token = seen.token;
  sid = seen.claims.sid;
  await owner.page.late(seen.answer.ticket, 1, TRACES);
  for (let n = 0; n < 3; n++) await owner.human();
  await client.identify({ sessionId: sid, userId: 'user 42' });
  await test.settle();
});
afterAll(() => test.close());

const fits = <T>(schema: z.ZodType<T>, answer: unknown): T => schema.parse(answer);

describe('a token', () => {
  it('verdict, siteverify, identify, usage', async () => {
    const { source, ...said } = await client.verdict(token);
    expect(source).toBe('live');
    expect(fits(verdictAnswer, said)).toMatchObject({ session_id: sid, action: 'block', failover: 'allow' });
    expect(fits(siteverifyAnswer, await client.siteverify(token)).success).toBe(false);
    expect(fits(identifyAnswer, await client.identify({ token, userId: 'user 42' })).session_id).toBe(sid);
    expect(fits(usageAnswer, await client.usage()).used).toBeGreaterThanOrEqual(2);
  });

  it('is none of a read key’s business', async () => {
    await expect(reader.verdict(token)).rejects.toMatchObject({ name: 'AuthError', status: 403, code: 'key_scope' });
  });
});

it('assess: a request of a program, and its secrets stay here', async () => {
  const { source, ...said } = await client.assess({
    method: 'GET',
    url: 'https://shop.example/prices?page=3',
    headers: [
      'Host',
      'shop.example',
      'User-Agent',
      'python-requests/2.32.5',
      'Accept',
      '*/*',
      'Cookie',
      'session=secret',
    ],
    ip: '198.51.100.9',
    httpVersion: '1.1',
  });
  expect(source).toBe('live');
  const { action, ip } = fits(assessAnswer, said);
  expect([action === 'allow', ip.address]).toEqual([false, '198.51.100.9']);
  expect(test.lines.join('\n')).not.toContain('session=secret');
});

describe('statistics, with a read key', () => {
  it('of the site: sums, whom the key speaks for, use', async () => {
    const analytics = fits(analyticsAnswer.shape.data, await reader.analytics({ period: '24h', groupBy: 'hour' }));
    expect(analytics.summary.totalSessions).toBe(4);
    expect(fits(integrationAnswer.shape.data, await reader.integration()).accountId).toBe(owner.account.id);
    const days = fits(
      usageHistory,
      await reader.usageHistory({ metric: 'Sessions', endDate: new Date(test.clock.at) }),
    );
    expect(days.totals.Sessions).toBe(4);
  });

  it('sessions by loop and by page, one of them, and what happened in it', async () => {
    const all: string[] = [];
    for await (const session of reader.sessions({ pageSize: 3 })) all.push(fits(sessionAnswer.shape.data, session).id);
    expect(all).toHaveLength(4);
    const { items, nextCursor } = await reader.sessions({ pageSize: 3 }).page();
    const rest = await reader.sessions({ pageSize: 3 }).page(nextCursor);
    expect([...items, ...rest.items].map(({ id }) => id)).toEqual(all);
    expect(rest.nextCursor).toBe(null);
    expect((await reader.sessions({ botOnly: true }).page()).items.map(({ id }) => id)).toEqual([sid]);
    expect(fits(sessionAnswer.shape.data, await reader.session(sid))).toMatchObject({ id: sid, userId: 'user 42' });
    expect(fits(sessionDetails.shape.data, await reader.sessionDetails(sid)).pageHistory).toHaveLength(1);
    const events = await reader.sessionEvents(sid, { type: 'page_view', startTime: new Date(0) }).page();
    expect(fits(sessionEventsAnswer.shape.data, events.items)).toHaveLength(1);
    await expect(reader.session('ses_none')).rejects.toMatchObject({ name: 'NotFoundError', code: 'NOT_FOUND' });
  });

  it('users and their sessions', async () => {
    const users = fits(usersAnswer.shape.data, (await reader.users().page()).items);
    expect(users.map(({ id }) => id)).toEqual(['user 42']);
    expect((await reader.userSessions('user 42').page()).items.map(({ id }) => id)).toEqual([sid]);
  });

  it('of the account', async () => {
    const accountId = owner.account.id;
    const overview = await reader.botStats.overview({ accountId, days: 7 });
    expect(fits(botStatsOverview.shape.data, overview).daily_trend).toHaveLength(7);
    const [worst] = await reader.botStats.suspiciousSessions({ accountId, minScore: 70, limit: 1 });
    expect(worst).toMatchObject({ session_id: sid, max_score: 100 });
  });
});

it('moderation: decisions of one’s own, and totals', async () => {
  await client.moderate('Thank you, that helped a lot.', { author: 'ada', token });
  const at = new Date(test.clock.at - 60_000);
  const decided = await client.moderation.decision({ id: 'c1', outcome: 'flag', at, token });
  expect(fits(moderationDecisionAnswer.shape.response, decided)).toMatchObject({ id: 'c1', session_id: sid });
  const totals = fits(moderationTotals.shape.response, await client.moderation.totals());
  expect(totals).toMatchObject({ commentsTotal: '2' });
  const range = { from: new Date(test.clock.at - 90_000_000), to: new Date(test.clock.at) };
  await expect(client.moderation.records(range)).rejects.toMatchObject({ name: 'ValidationError', status: 400 });
  // The refusal did not use up the two minutes.
  const before = { from: new Date(test.clock.at - 80_000_000), to: new Date(test.clock.at - 79_000_000) };
  expect(await client.moderation.records(before)).toEqual([]);
});

it('smart URLs: the report that JavaScript ran, a check without one, an address', async () => {
  const settings = linkSettings.parse({ target: 'https://shop.example/', javascript: true });
  await test.state.createLink({ keyname: 'k', accountId: owner.account.id, settings, createdAt: test.clock.at });
  const visitor = { ip: '84.1.1.1', userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', url: '/' };
  const { smartUrls } = client;
  expect(await smartUrls.ranJavaScript({ ip: visitor.ip, keyname: 'k' })).toBe(false);
  expect((await smartUrls.check({ ...visitor, keyname: 'k' })).jsResponse).toBe('1');
  expect(await smartUrls.ranJavaScript({ ip: visitor.ip, keyname: 'k' })).toBe(true);
  expect(fits(blockerAnswer, await smartUrls.blocker(visitor)).IP).toBe(visitor.ip);
  expect(fits(addressAnswer, await smartUrls.lookUp(visitor.ip))).toMatchObject({ ip: visitor.ip, asn: 0 });
  await expect(smartUrls.lookUp('nowhere')).rejects.toMatchObject({ name: 'ValidationError', status: 400 });
});
