import { page, webhook, webhookDelivery } from '@veridict/contract';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refused } from '../../testing/app.ts';
import { ask, got, openAdminTest } from './testing/admin.ts';

const at = openAdminTest();
const url = 'https://shop.example/hook';
const create = (more: object = {}, admin = at.owner.admin) =>
  got(at, 201, webhook, admin, 'POST', '/webhooks', { url, events: ['verdict.blocked'], ...more });

describe('200', () => {
  it('shows, lists and changes a webhook, and enables it again', async () => {
    const made = await create({ site_id: at.owner.site.id });
    expect(made).toMatchObject({ account_id: at.owner.account.id, site_id: at.owner.site.id, disabled_at: null });
    expect(await got(at, 200, webhook, at.owner.admin, 'GET', `/webhooks/${made.id}`)).toEqual(made);
    const change = { name: 'Other', url: `${url}/2`, events: ['quota.near', 'quota.near'], enabled: false };
    const after = await got(at, 200, webhook, at.owner.admin, 'PATCH', `/webhooks/${made.id}`, change);
    expect(after).toMatchObject({ name: 'Other', events: ['quota.near'], disabled_reason: 'asked' });
    expect(after.disabled_at).not.toBeNull();
    const again = await got(at, 200, webhook, at.owner.admin, 'PATCH', `/webhooks/${made.id}`, { enabled: true });
    expect(again).toEqual({ ...after, disabled_at: null, disabled_reason: null });
    const { items } = await got(at, 200, page(webhook), at.owner.admin, 'GET', '/webhooks');
    expect(items).toContainEqual(again);
    expect((await got(at, 200, page(webhook), at.root.admin, 'GET', '/webhooks')).items).toEqual([]);
  });

  it('sends a message to try it, keeps a log, and sends it again', async () => {
    const { id } = await create();
    const answer = z.object({ delivery_id: z.string() });
    const { delivery_id } = await got(at, 200, answer, at.owner.admin, 'POST', `/webhooks/${id}/test`);
    const log = () => got(at, 200, page(webhookDelivery), at.owner.admin, 'GET', `/webhooks/${id}/deliveries`);
    expect((await log()).items).toMatchObject([{ id: delivery_id, type: 'webhook.test', state: 'waiting' }]);
    const { state, clock } = at.test;
    const claimed = await state.claimDeliveries({ now: clock.at, leaseMs: 1, endpoints: 9, each: 9, busy: [] });
    const { claim } = claimed.find((one) => one.id === delivery_id)!;
    const attempt = { at: clock.at, status: 500, error: null, ms: 3 };
    const settled = { id: delivery_id, claim, attempt, isDelivered: false, nextAt: null, isGone: false };
    await state.settleDelivery({ ...settled, failingBefore: 0 });
    expect((await log()).items[0]).toMatchObject({ state: 'failed', attempts: [{ status: 500 }] });
    const retry = `/webhooks/${id}/deliveries/${delivery_id}/retry`;
    expect((await got(at, 200, webhookDelivery, at.owner.admin, 'POST', retry)).state).toBe('waiting');
  });

  it('tells of the deployment whoever runs it', async () => {
    const made = await create({ events: ['feed.stale'] }, at.root.admin);
    expect(made.events).toEqual(['feed.stale']);
  });
});

describe('204', () => {
  it('deletes a webhook', async () => {
    const { id } = await create();
    await got(at, 204, z.null(), at.owner.admin, 'DELETE', `/webhooks/${id}`);
    expect(refused(await ask(at, at.owner.admin, 'DELETE', `/webhooks/${id}`))).toBe('404 not_found');
  });
});

describe('400', () => {
  it.each<[string, object]>([
    ['url', { url: 'http://shop.example/' }],
    ['url', { url: 'https://10.0.0.1/' }],
    ['url', { url: 'https://[::1]/' }],
    ['url', { url: 'https://0x7f.1/' }],
    ['url', { url: 'https://user:secret@shop.example/' }],
    ['url', { url: 'ftp://shop.example/' }],
    ['events', { events: [] }],
    ['events.0', { events: ['verdict.allowed'] }],
    ['site_id', { site_id: 'site_00000000000000000000' }],
  ])('names %s of %j', async (field, change) => {
    const body = { url, events: ['verdict.blocked'], ...change };
    const answer = await ask(at, at.owner.admin, 'POST', '/webhooks', body);
    expect(refused(answer)).toBe('400 invalid_request');
    expect(answer.json().error.details.fields[0].field).toBe(field);
  });

  it('for a change to such an address', async () => {
    const { id } = await create();
    const answer = await ask(at, at.owner.admin, 'PATCH', `/webhooks/${id}`, { url: 'https://127.0.0.1/' });
    expect(refused(answer)).toBe('400 invalid_request');
  });
});

describe('403', () => {
  it('for an account that asks about the deployment', async () => {
    const body = { url, events: ['feed.stale'] };
    expect(refused(await ask(at, at.owner.admin, 'POST', '/webhooks', body))).toBe('403 key_scope');
    const { id } = await create();
    expect(refused(await ask(at, at.owner.admin, 'PATCH', `/webhooks/${id}`, { events: ['feed.stale'] }))).toBe(
      '403 key_scope',
    );
  });
});

describe('404', () => {
  it('for another account’s webhook, and all that belongs to it', async () => {
    const { id } = await create({}, at.root.admin);
    for (const [method, path] of [
      ['GET', ''],
      ['PATCH', ''],
      ['DELETE', ''],
      ['GET', '/deliveries'],
      ['POST', '/test'],
      ['POST', '/deliveries/msg_1/retry'],
    ] as const) {
      const body = method === 'PATCH' ? { name: 'x' } : undefined;
      const answer = await ask(at, at.owner.admin, method, `/webhooks/${id}${path}`, body);
      expect(refused(answer), path).toBe('404 not_found');
    }
  });
});

describe('409', () => {
  it('beyond twenty', async () => {
    const { items } = await got(at, 200, page(webhook), at.root.admin, 'GET', '/webhooks');
    for (let n = items.length; n < 20; n += 1) await create({}, at.root.admin);
    const body = { url, events: ['verdict.blocked'] };
    expect(refused(await ask(at, at.root.admin, 'POST', '/webhooks', body))).toBe('409 conflict');
  });
});
