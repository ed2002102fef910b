import { expect, test } from 'vitest';
import type { Attempt, ClaimedDelivery, Notice, WebhookRow } from '../../webhooks/rows.ts';
import { group, type Open } from '../testing/group.ts';
import { lateFor } from '../testing/record.ts';
import { collected, fresh, NOW } from '../testing/rows.ts';

const webhook = (row: Partial<WebhookRow> = {}): WebhookRow => ({
  id: fresh('wh_'),
  accountId: fresh('acc_'),
  siteId: null,
  name: 'Backend',
  url: 'https://shop.example/hook',
  events: ['verdict.blocked', 'quota.near'],
  createdAt: NOW,
  failingSince: null,
  disabledAt: null,
  disabledReason: null,
  ...row,
});
const attempt = (row: Partial<Attempt> = {}): Attempt => ({ at: NOW + 1, status: 204, error: null, ms: 12, ...row });
const minutes = 60_000;

/** What every store must do with webhooks: who hears of what, and who sends it. */
export function webhookCases(open: Open): void {
  group(open, 'webhooks', (state) => {
    const add = async (row: Partial<WebhookRow> = {}) => {
      const made = webhook(row);
      expect(await state().createWebhook(made, 20)).toBe(true);
      return made;
    };
    const blocked = (accountId: string, more: Partial<Notice> = {}): Notice => ({
      type: 'verdict.blocked',
      accountId,
      siteId: 'site_a',
      at: NOW,
      data: { n: 1 },
      ...more,
    });
    const logOf = async (id: string) => (await state().listDeliveries(id, { limit: 50 })).items;
    const typesOf = async (id: string) => (await logOf(id)).map(({ type }) => type);
    /** What is due of one endpoint alone: the store is shared by all cases. */
    const claim = async (id: string, now: number, each = 50): Promise<ClaimedDelivery[]> => {
      const all = await state().claimDeliveries({ now, leaseMs: minutes, endpoints: 50, each, busy: [] });
      return all.filter(({ webhookId }) => webhookId === id);
    };
    const settle = (one: ClaimedDelivery, row: Partial<Attempt>, more: object = {}) =>
      state().settleDelivery({
        id: one.id,
        claim: one.claim,
        attempt: attempt(row),
        isDelivered: false,
        nextAt: null,
        isGone: false,
        failingBefore: NOW - minutes,
        ...more,
      });

    test('are the account’s own, no more than it may have, and can be changed', async () => {
      const one = await add();
      expect(await state().createWebhook(webhook({ accountId: one.accountId }), 1)).toBe(false);
      expect(await state().getWebhook(one.accountId, one.id)).toEqual(one);
      expect(await state().getWebhook('acc_other', one.id)).toBeNull();
      expect(await state().updateWebhook('acc_other', one.id, { name: 'x' })).toBeNull();
      const change = { url: 'https://shop.example/2', events: ['quota.near' as const], disabledAt: NOW };
      expect(await state().updateWebhook(one.accountId, one.id, change)).toEqual({ ...one, ...change });
      expect(await state().updateWebhook(one.accountId, one.id, {})).toEqual({ ...one, ...change });
      expect((await state().listWebhooks(one.accountId, { limit: 5 })).items).toEqual([{ ...one, ...change }]);
      expect(await state().deleteWebhook('acc_other', one.id)).toBe(false);
      expect(await state().deleteWebhook(one.accountId, one.id)).toBe(true);
      expect(await state().getWebhook(one.accountId, one.id)).toBeNull();
    });

    test('hear of what they asked for, of their account and site', async () => {
      const accountId = fresh('acc_');
      const [all, site, other, quota, off] = [
        await add({ accountId }),
        await add({ accountId, siteId: 'site_a' }),
        await add({ accountId, siteId: 'site_b' }),
        await add({ accountId, events: ['quota.near'] }),
        await add({ accountId, disabledAt: NOW }),
      ];
      const foreign = await add();
      expect(await state().notify(blocked(accountId))).toBe(2);
      for (const [{ id }, n] of [
        [all, 1],
        [site, 1],
        [other, 0],
        [quota, 0],
        [off, 0],
        [foreign, 0],
      ] as const)
        expect(await logOf(id)).toHaveLength(n);
      const [message] = await logOf(all.id);
      expect(message).toMatchObject({ state: 'waiting', nextAt: NOW, attempts: [], createdAt: NOW });
      expect(JSON.parse(message!.body)).toEqual({
        type: 'verdict.blocked',
        timestamp: new Date(NOW).toISOString(),
        data: { n: 1 },
      });
      const feeds = [await add({ events: ['feed.stale'] }), await add({ events: ['feed.stale'] })];
      await state().notify({ type: 'feed.stale', accountId: null, siteId: null, at: NOW, data: {} });
      for (const { id } of feeds) expect(await typesOf(id)).toEqual(['feed.stale']);
      expect(await typesOf(all.id)).toEqual(['verdict.blocked']);
    });

    test('hear of the same once, and again when it has been quiet', async () => {
      const { id, accountId } = await add();
      const tell = (at: number, afterMs: number | null, name: string) =>
        state().notify(blocked(accountId, { at, once: { name, afterMs } }));
      const name = fresh();
      const told = await Promise.all([tell(NOW, 100, name), tell(NOW, 100, name)]);
      expect(told.sort()).toEqual([0, 1]);
      expect(await tell(NOW + 90, 100, name)).toBe(0);
      expect(await tell(NOW + 180, 100, name)).toBe(0);
      expect(await tell(NOW + 281, 100, name)).toBe(1);
      const never = fresh();
      expect([await tell(NOW, null, never), await tell(NOW + 1e12, null, never)]).toEqual([1, 0]);
      expect(await logOf(id)).toHaveLength(3);
    });

    test('hear of a page view if and only if it is recorded', async () => {
      const { id, accountId } = await add();
      const input = { ...collected({ accountId }), notice: blocked(accountId) };
      expect(await state().recordCollect(input)).toBe('recorded');
      expect(await state().recordCollect(input)).toBe('nonce_used');
      expect(await logOf(id)).toHaveLength(1);
      const late = { ...lateFor(input.pageView.jti), notice: blocked(accountId) };
      expect([await state().recordLate(late, 20), await state().recordLate(late, 20)]).toEqual(['applied', 'stale']);
      expect(await logOf(id)).toHaveLength(2);
    });

    test('hear when a month’s quota comes near its end, and when it is there: once each', async () => {
      const { id, accountId } = await add();
      for (let n = 0; n < 12; n += 1)
        await state().takeQuota([{ accountId, month: '2026-11', n: 1, limit: 10, at: NOW }]);
      const data = (await logOf(id)).map(({ body }) => JSON.parse(body).data);
      const near = { account_id: accountId, month: '2026-11', limit: 10 };
      expect(data).toHaveLength(2);
      expect(data).toContainEqual({ ...near, percent: 80, used: 8 });
      expect(data).toContainEqual({ ...near, percent: 100, used: 10 });
    });

    test('are sent each message by one at a time, and by another when the first has vanished', async () => {
      const { id, accountId, url } = await add();
      for (let n = 0; n < 3; n += 1) await state().notify(blocked(accountId));
      const both = await Promise.all([claim(id, NOW, 2), claim(id, NOW, 2)]);
      const ids = both.flat().map((one) => one.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(await claim(id, NOW + minutes - 1, 1)).toHaveLength(3 - ids.length);
      const again = await claim(id, NOW + 3 * minutes);
      expect(again).toHaveLength(3);
      expect(again[0]).toMatchObject({ url, tried: 0 });
      // Whoever had it before has no say any more.
      const [first] = both.flat();
      expect(await settle(first!, {}, { isDelivered: true })).toBe('lost');
      expect(await settle(again[0]!, {}, { isDelivered: true })).toBe('settled');
      expect(await settle(again[0]!, {}, { isDelivered: true })).toBe('lost');
      const busy = await state().claimDeliveries({
        now: NOW + 9 * minutes,
        leaseMs: 1,
        endpoints: 50,
        each: 9,
        busy: [id],
      });
      expect(busy.filter(({ webhookId }) => webhookId === id)).toEqual([]);
    });

    test('keep a log of every attempt, newest message first', async () => {
      const { id, accountId } = await add();
      await state().notify(blocked(accountId, { at: NOW - 5 }));
      await state().notify(blocked(accountId));
      const [old, young] = await claim(id, NOW);
      const failed = { at: NOW + 5, status: 500, error: null };
      await settle(old!, failed, { nextAt: NOW + minutes });
      await settle(young!, { status: 200 }, { isDelivered: true });
      const log = await logOf(id);
      expect(log.map(({ state: how }) => how)).toEqual(['delivered', 'waiting']);
      expect(log[1]).toMatchObject({ id: old!.id, nextAt: NOW + minutes, attempts: [attempt(failed)] });
      expect(await claim(id, NOW + minutes - 1)).toEqual([]);
      const [retried] = await claim(id, NOW + minutes);
      expect(retried).toMatchObject({ id: old!.id, tried: 1 });
      await settle(retried!, failed);
      expect((await logOf(id))[1]).toMatchObject({ state: 'failed', nextAt: null });
      expect(await state().retryDelivery(id, old!.id, NOW + 9 * minutes)).toMatchObject({ state: 'waiting' });
      expect(await state().retryDelivery('wh_other', old!.id, NOW)).toBeNull();
      expect((await claim(id, NOW + 9 * minutes)).map((one) => one.id)).toEqual([old!.id]);
    });

    test('are disabled after failing for long, or when they are gone, and sent what waited when they are back', async () => {
      const one = await add();
      const [id, accountId] = [one.id, one.accountId];
      await state().notify(blocked(accountId));
      const tryAt = async (at: number, more: object) => {
        const [next] = await claim(id, at);
        return settle(next!, { at }, { nextAt: at + 1, failingBefore: at - 5 * minutes, ...more });
      };
      expect(await tryAt(NOW, {})).toBe('settled');
      expect(await tryAt(NOW + 4 * minutes, {})).toBe('settled');
      expect(await state().getWebhook(accountId, id)).toMatchObject({ failingSince: NOW, disabledAt: null });
      expect(await tryAt(NOW + 6 * minutes, {})).toBe('disabled');
      expect(await state().getWebhook(accountId, id)).toMatchObject({
        failingSince: NOW,
        disabledAt: NOW + 6 * minutes,
        disabledReason: 'failing',
      });
      expect(await claim(id, NOW + 60 * minutes)).toEqual([]);
      await state().updateWebhook(accountId, id, { disabledAt: null, disabledReason: null, failingSince: null });
      expect(await tryAt(NOW + 70 * minutes, { isDelivered: true, nextAt: null })).toBe('settled');
      expect((await state().getWebhook(accountId, id))?.failingSince).toBeNull();
      await state().sendTest(id, '{}', NOW + 80 * minutes);
      expect(await tryAt(NOW + 80 * minutes, { isGone: true })).toBe('disabled');
      expect((await state().getWebhook(accountId, id))?.disabledReason).toBe('gone');
    });

    test('forget messages after 30 days', async () => {
      const { id, accountId } = await add();
      const days = 86_400_000;
      await state().notify(blocked(accountId, { at: NOW - 30 * days - 1, once: { name: fresh(), afterMs: null } }));
      await state().notify(blocked(accountId));
      expect(await logOf(id)).toHaveLength(2);
      while ((await state().purge(NOW, 1000)) > 0);
      expect(await logOf(id)).toHaveLength(1);
    });
  });
}
