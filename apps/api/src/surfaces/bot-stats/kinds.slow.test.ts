import {
  analyticsAnswer,
  botStatsOverview,
  CHALLENGE_PATHS,
  challengeAnswer,
  linkSettings,
  PATHS,
  sessionAnswer,
  sessionEventsAnswer,
  solutionAnswer,
} from '@veridict/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scopesOf } from '../../access/keys.ts';
import { WAIT_S } from '../../challenge.ts';
import { good } from '../../testing/app.ts';
import { pageHeaders, signPageView } from '../../testing/page.ts';
import { openStatistics, type Statistics } from '../../testing/statistics.ts';

let app: Statistics;
beforeAll(async () => {
  app = await openStatistics();
});
afterAll(() => app.close());

test('every assessment is a hit: page views, what changes them, pixels, requests, visits of smart URLs', async () => {
  const owner = await app.open();
  const account = owner.account.id;
  const hits = async () => {
    const url = `/bot-stats/overview?account_id=${account}&days=1`;
    return good(await owner.ask(url), botStatsOverview).data.distribution.total_hits;
  };
  const links = await owner.addKey('secret', 'live', { scopes: scopesOf('secret', true) });
  const publicKey = await owner.addKey('public');
  const settings = linkSettings.parse({ target: 'https://shop.example/', site_id: owner.site.id });
  await app.state.createLink({ keyname: 'kinds', accountId: account, settings, createdAt: app.clock.at });
  const { origin: _, ...browser } = pageHeaders('https://shop.example');
  const visitor = `ip=192.0.2.1&ua=curl&url=/&apikey=${links}`;

  await owner.bot();
  expect(await hits()).toBe(2);
  for (const [url, status] of [
    [`/pixel.gif?key=${publicKey}`, 200],
    [`/api/shorterlink?keyname=kinds&${visitor}`, 200],
    [`/api/shortlink?keyname=kinds&${visitor}`, 200],
    ['/s/kinds', 302],
  ] as const) {
    const before = await hits();
    expect((await app.app.inject({ url, headers: browser })).statusCode, url).toBe(status);
    expect(await hits(), url).toBe(before + 1);
  }
  const before = await hits();
  await app.assess(await owner.addKey('secret'), [['user-agent', 'curl/8.0']]);
  expect(await hits()).toBe(before + 1);
  // A report of JavaScript judges nobody.
  await app.app.inject(`/api/shorterlink?keyname=kinds&ip=192.0.2.1&js=1&apikey=${links}`);
  expect(await hits()).toBe(before + 1);
});

test('a challenge that was met is a hit with the new score, and the session has it too', async () => {
  const owner = await app.open();
  const origin = 'https://shop.example';
  const key = await owner.addKey('public');
  const { token, claims, body } = signPageView({ key, origin, nonce: await owner.page.nonce() });
  const headers = Object.fromEntries(
    Object.entries(pageHeaders(origin)).filter(([name]) => !/^sec-fetch|^accept-language/.test(name)),
  );
  expect((await owner.page.send(PATHS.collect, body, { headers })).statusCode).toBe(200);
  const of = async () => good(await owner.ask(`/v1/sessions/${claims.sid}`), sessionAnswer).data.botScore;
  const suspected = await of();
  const asked = await owner.page.send(CHALLENGE_PATHS.ask, JSON.stringify({ token, work: false }));
  const { id } = good(asked, challengeAnswer);
  app.clock.at += WAIT_S * 1000;
  good(await owner.page.send(CHALLENGE_PATHS.solve, JSON.stringify({ token, id })), solutionAnswer);
  expect(await of()).toBeLessThan(suspected);
  const url = `/bot-stats/overview?account_id=${owner.account.id}&days=1`;
  const { distribution } = good(await owner.ask(url), botStatsOverview).data;
  expect(distribution.total_hits).toBe(2);
  expect(distribution.avg_score).toBeLessThan(suspected * 100);
});

test('what a backend reports is an event of the session', async () => {
  const owner = await app.open();
  const sid = await owner.human();
  const headers = { 'x-api-key': await owner.addKey('secret') };
  const tell = (payload: object) => app.app.inject({ method: 'POST', url: '/api/v1/events', headers, payload });
  expect((await tell({ session_id: sid, name: 'paid', data: { sum: 3 } })).statusCode).toBe(200);
  expect((await tell({ session_id: sid, name: 'shipped' })).statusCode).toBe(200);
  const { data } = good(await owner.ask(`/v1/sessions/${sid}/events?type=server`), sessionEventsAnswer);
  expect(data.map(({ eventTypeName, payloadSize }) => [eventTypeName, payloadSize])).toEqual(
    expect.arrayContaining([
      ['server', '{"sum":3}'.length],
      ['server', 0],
    ]),
  );
  const { summary } = good(await owner.ask('/v1/analytics'), analyticsAnswer).data;
  expect(summary).toMatchObject({ totalSessions: 1, totalEvents: 3 });
});
