import { jwksAnswer, webhookMessage } from '@veridict/contract';
import { verifyWebhook } from '@veridict/node';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openMemoryState } from '../state/testing/memory.ts';
import { buildTestApp, good, openAccount, pageOf, type TestApp } from '../testing/app.ts';
import type { ClaimedDelivery, WebhookRow } from './rows.ts';
import { DISABLED_AFTER_MS, deliver, RETRY_AFTER_MS } from './sender.ts';
import { FEED_STALE_MS, tellStaleFeeds } from './stale-feeds.ts';

let test: TestApp;
let warned: unknown[];
beforeEach(async () => {
  test = await buildTestApp(await openMemoryState());
  warned = [];
});
afterEach(async () => {
  await test.app.close();
  await test.state.close();
});

type Owner = Awaited<ReturnType<typeof openAccount>>;
async function listen({ account }: Owner, row: Partial<WebhookRow> = {}): Promise<WebhookRow> {
  const made: WebhookRow = {
    id: 'wh_00000000000000000000',
    accountId: account.id,
    siteId: null,
    name: 'Backend',
    url: 'https://shop.example/hook',
    events: ['verdict.blocked', 'feed.stale'],
    createdAt: test.clock.at,
    failingSince: null,
    disabledAt: null,
    disabledReason: null,
    ...row,
  };
  await test.state.createWebhook(made, 20);
  return made;
}
const due = () => test.state.claimDeliveries({ now: test.clock.at, leaseMs: 60_000, endpoints: 9, each: 9, busy: [] });
type Sent = { url: string; headers: Readonly<Record<string, string>>; body: string };
/** Deliver to an endpoint that answers so, and give what it was sent. */
async function send(message: ClaimedDelivery, answer: number | Error): Promise<Sent> {
  let sent: Sent | undefined;
  await deliver(message, {
    state: test.state,
    post: async (url, headers, body) => {
      sent = { url, headers, body };
      if (typeof answer === 'number') return answer;
      throw answer;
    },
    sign: test.signing.seals,
    now: () => test.clock.at,
    chance: () => 0.5,
    log: { warn: (...words: unknown[]) => void warned.push(words) },
  });
  return sent!;
}
const keys = async () => good(await test.app.inject('/.well-known/jwks.json'), jwksAnswer);
const read = async ({ headers, body }: Sent) =>
  webhookMessage.parse(await verifyWebhook(headers, body, await keys(), { now: () => test.clock.at }));

it('tells once that a session is blocked, signed so that the SDK believes it', async () => {
  const owner = await openAccount(test);
  await listen(owner);
  const visitor = pageOf(test, await owner.addKey('public', 'test'));
  const { token, claims } = await visitor.view({ act: 'test_human' });
  expect(await due()).toEqual([]);
  await visitor.view({ prev: token, act: 'test_bot' });
  await visitor.view({ prev: token, act: 'test_bot' });
  const [message, ...more] = await due();
  expect(more).toEqual([]);
  const sent = await send(message!, 204);
  expect(sent.url).toBe('https://shop.example/hook');
  expect(await read(sent)).toMatchObject({
    type: 'verdict.blocked',
    timestamp: new Date(test.clock.at).toISOString(),
    data: { site_id: owner.site.id, session_id: claims.sid, action: 'block', band: 'known-bot', mode: 'test' },
  });
  test.clock.at += 86_400_000;
  expect(await due()).toEqual([]);
});

it('tells again when the session was let in for half an hour', async () => {
  const owner = await openAccount(test);
  await listen(owner);
  const visitor = pageOf(test, await owner.addKey('public', 'test'));
  let prev: string | undefined;
  const view = async (minutes: number, act: string) => {
    test.clock.at += minutes * 60_000;
    prev = (await visitor.view({ ...(prev === undefined ? {} : { prev }), act })).token;
    return (await due()).length;
  };
  expect(await view(0, 'test_bot')).toBe(1);
  const [first] = (await test.state.listDeliveries('wh_00000000000000000000', { limit: 1 })).items;
  await test.state.deleteWebhook(owner.account.id, first!.webhookId);
  await listen(owner, { id: 'wh_00000000000000000001' });
  expect([await view(20, 'test_human'), await view(9, 'test_bot')]).toEqual([0, 0]);
  expect([await view(20, 'test_human'), await view(11, 'test_bot')]).toEqual([0, 1]);
});

it('signs with the keys before and after a rotation, while the one before is known', async () => {
  const owner = await openAccount(test);
  const { id } = await listen(owner);
  const before = await keys();
  await test.state.sendTest(id, '{"type":"webhook.test"}', test.clock.at);
  expect(await test.signing.rotate(false)).toBe(true);
  test.clock.at += 5_000;
  const sent = await send((await due())[0]!, 204);
  expect(sent.headers['webhook-signature']!.split(' ')).toHaveLength(2);
  const at = { now: () => test.clock.at };
  for (const key of before.keys) expect(await verifyWebhook(sent.headers, sent.body, { keys: [key] }, at)).toBeTruthy();
  const announced = (await keys()).keys.filter(({ kid }) => !before.keys.some((one) => one.kid === kid));
  expect(announced).toHaveLength(1);
  await expect(verifyWebhook(sent.headers, sent.body, { keys: announced }, at)).rejects.toThrow('No key');
  // An hour later the one before is gone, and signs no more.
  test.clock.at += 3_600_000;
  await test.state.sendTest(id, '{"type":"webhook.test"}', test.clock.at);
  const later = await send((await due())[0]!, 204);
  expect(later.headers['webhook-signature']!.split(' ')).toHaveLength(1);
});

it('tries again by the schedule, with the same id and another time, and gives up at its end', async () => {
  const owner = await openAccount(test);
  const { id } = await listen(owner);
  await test.state.sendTest(id, '{}', test.clock.at);
  const times: number[] = [];
  const ids = new Set<string>();
  const answers = [500, 302, 404, new Error('nothing there'), 429, 503, 400, 301, 500, 500];
  for (const answer of answers) {
    const [message] = await due();
    const { headers } = await send(message!, answer);
    times.push(Number(headers['webhook-timestamp']));
    ids.add(headers['webhook-id']!);
    const { nextAt } = (await test.state.listDeliveries(id, { limit: 1 })).items[0]!;
    if (nextAt !== null) test.clock.at = nextAt;
  }
  expect(ids.size).toBe(1);
  const waits = times.slice(1).map((time, place) => (time - times[place]!) * 1000);
  waits.forEach((wait, place) => void expect(Math.abs(wait - RETRY_AFTER_MS[place]! * 1.05)).toBeLessThan(1001));
  const [message] = (await test.state.listDeliveries(id, { limit: 1 })).items;
  expect(message).toMatchObject({ state: 'failed', nextAt: null });
  expect(message!.attempts.map(({ status, error }) => error ?? status)).toEqual(
    answers.map((answer) => (typeof answer === 'number' ? answer : answer.message)),
  );
  expect(warned).toEqual([]);
});

it('disables an endpoint that failed for days, and one that says it is gone', async () => {
  const owner = await openAccount(test);
  const { id, accountId } = await listen(owner);
  const disabled = async () => (await test.state.getWebhook(accountId, id))?.disabledReason;
  await test.state.sendTest(id, '{}', test.clock.at);
  await send((await due())[0]!, 500);
  test.clock.at += DISABLED_AFTER_MS + 1;
  expect(await disabled()).toBeNull();
  await send((await due())[0]!, 500);
  expect(await disabled()).toBe('failing');
  expect(warned).toHaveLength(1);
  await test.state.updateWebhook(accountId, id, { disabledAt: null, disabledReason: null, failingSince: null });
  test.clock.at += 86_400_000;
  await send((await due())[0]!, 410);
  expect(await disabled()).toBe('gone');
});

it('tells of a list that went stale once, and of its next copy again', async () => {
  const owner = await openAccount(test);
  await listen(owner);
  const now = () => test.clock.at;
  const list = { name: 'tor', rows: 1, changedAt: 1, checkedAt: test.clock.at, error: 'status 500' };
  const look = () => tellStaleFeeds([list, { ...list, name: 'never', checkedAt: null }], { state: test.state, now });
  await look();
  test.clock.at += FEED_STALE_MS;
  await look();
  expect(await due()).toEqual([]);
  test.clock.at += 1;
  await Promise.all([look(), look()]);
  const messages = await due();
  expect(messages).toHaveLength(1);
  expect(await read(await send(messages[0]!, 204))).toMatchObject({
    type: 'feed.stale',
    data: { feed: 'tor', error: 'status 500' },
  });
  list.checkedAt = test.clock.at;
  test.clock.at += FEED_STALE_MS + 1;
  await look();
  expect(await due()).toHaveLength(1);
});
