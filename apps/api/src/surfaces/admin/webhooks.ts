import { isIP } from 'node:net';
import {
  page,
  pageQuery,
  type WebhookEvent,
  type WebhookMessage,
  webhook,
  webhookCreate,
  webhookDelivery,
  webhookId,
  webhookUpdate,
} from '@veridict/contract';
import { z } from 'zod';
import type { App, Services } from '../../deps.ts';
import { refusal } from '../../errors.ts';
import { newId } from '../../ids.ts';
import type { DeliveryRow, WebhookChange, WebhookRow } from '../../webhooks/rows.ts';
import { accountAsked, type Caller, callerOf, invalidField, orNotFound, requireDeployment } from './caller.ts';
import { described, moment, outcomes } from './frame.ts';

/** Endpoints of one account: each block of a session is looked at for all of them. */
const MOST = 20;

const params = z.object({ id: webhookId });
const deliveryParams = z.object({ id: webhookId, delivery: z.string().max(64) });
const ofAccount = pageQuery.pick({ account_id: true });

const momentOrNull = (at: number | null): string | null => (at === null ? null : moment(at));

const toWire = (row: WebhookRow): z.infer<typeof webhook> => ({
  id: row.id,
  account_id: row.accountId,
  site_id: row.siteId,
  name: row.name,
  url: row.url,
  events: row.events,
  created_at: moment(row.createdAt),
  failing_since: momentOrNull(row.failingSince),
  disabled_at: momentOrNull(row.disabledAt),
  disabled_reason: row.disabledReason,
});

const deliveryToWire = (row: DeliveryRow): z.infer<typeof webhookDelivery> => ({
  id: row.id,
  type: row.type,
  created_at: moment(row.createdAt),
  state: row.state,
  next_attempt_at: momentOrNull(row.nextAt),
  attempts: row.attempts.map(({ at, ...attempt }) => ({ at: moment(at), ...attempt })),
  body: row.body,
});

/** Endpoints of an account that are told of events, and what became of the messages to them. */
export function webhookRoutes(app: App, { state, now, random, settings }: Services): void {
  /** What can be seen at once; names are looked up at every attempt. */
  function checkUrl(text: string): void {
    const { protocol, hostname, username, password } = new URL(text);
    if (username !== '' || password !== '') throw invalidField('url', 'no credentials in the address');
    if (settings.webhooks === 'any') return;
    if (protocol !== 'https:') throw invalidField('url', 'https only');
    if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) throw invalidField('url', 'a name, not an address');
  }
  function checkEvents(caller: Caller, events: readonly WebhookEvent[]): WebhookEvent[] {
    if (events.includes('feed.stale')) requireDeployment(caller);
    return [...new Set(events)];
  }
  const found = async (accountId: string, id: string) => orNotFound(await state.getWebhook(accountId, id), 'webhook');

  app.post(
    '/webhooks',
    {
      schema: {
        ...described('Create a webhook'),
        body: webhookCreate,
        response: outcomes(201, webhook, 'not_found', 'conflict'),
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { account_id, site_id: siteId, name, url, events } = request.body;
      const accountId = await accountAsked(caller, account_id, state);
      if (siteId !== null && !(await state.getSite(accountId, siteId)))
        throw invalidField('site_id', 'there is no such site in the account');
      checkUrl(url);
      const row: WebhookRow = {
        id: newId('wh', random),
        accountId,
        siteId,
        name,
        url,
        events: checkEvents(caller, events),
        createdAt: now(),
        failingSince: null,
        disabledAt: null,
        disabledReason: null,
      };
      if (!(await state.createWebhook(row, MOST))) throw refusal('conflict', `An account has up to ${MOST} webhooks.`);
      return reply.code(201).send(toWire(row));
    },
  );

  app.get(
    '/webhooks',
    {
      schema: {
        ...described('List the webhooks of an account'),
        querystring: pageQuery,
        response: outcomes(200, page(webhook), 'not_found'),
      },
    },
    async (request) => {
      const accountId = await accountAsked(callerOf(request), request.query.account_id, state);
      const { items, nextCursor } = await state.listWebhooks(accountId, request.query);
      return { items: items.map(toWire), next_cursor: nextCursor };
    },
  );

  app.get(
    '/webhooks/:id',
    {
      schema: {
        ...described('Get a webhook'),
        params,
        querystring: ofAccount,
        response: outcomes(200, webhook, 'not_found'),
      },
    },
    async (request) => {
      const accountId = await accountAsked(callerOf(request), request.query.account_id, state);
      return toWire(await found(accountId, request.params.id));
    },
  );

  app.patch(
    '/webhooks/:id',
    {
      schema: {
        ...described('Change a webhook, or enable it again; fields not named stay'),
        params,
        querystring: ofAccount,
        body: webhookUpdate,
        response: outcomes(200, webhook, 'not_found'),
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const accountId = await accountAsked(caller, request.query.account_id, state);
      const { enabled, events, ...plain } = request.body;
      if (plain.url !== undefined) checkUrl(plain.url);
      const before = await found(accountId, request.params.id);
      const change: WebhookChange = { ...(plain as Pick<WebhookChange, 'name' | 'url'>) };
      if (events !== undefined) change.events = checkEvents(caller, events);
      if (enabled === true) Object.assign(change, { disabledAt: null, disabledReason: null, failingSince: null });
      if (enabled === false && before.disabledAt === null)
        Object.assign(change, { disabledAt: now(), disabledReason: 'asked' });
      return toWire(orNotFound(await state.updateWebhook(accountId, before.id, change), 'webhook'));
    },
  );

  app.delete(
    '/webhooks/:id',
    {
      schema: {
        ...described('Delete a webhook; what waits for it is not sent any more'),
        params,
        querystring: ofAccount,
        response: outcomes(204, z.null(), 'not_found'),
      },
    },
    async (request, reply) => {
      const accountId = await accountAsked(callerOf(request), request.query.account_id, state);
      if (!(await state.deleteWebhook(accountId, request.params.id))) orNotFound(null, 'webhook');
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/webhooks/:id/deliveries',
    {
      schema: {
        ...described('What became of the messages of the last 30 days, newest first'),
        params,
        querystring: pageQuery,
        response: outcomes(200, page(webhookDelivery), 'not_found'),
      },
    },
    async (request) => {
      const accountId = await accountAsked(callerOf(request), request.query.account_id, state);
      const { id } = await found(accountId, request.params.id);
      const { items, nextCursor } = await state.listDeliveries(id, request.query);
      return { items: items.map(deliveryToWire), next_cursor: nextCursor };
    },
  );

  app.post(
    '/webhooks/:id/deliveries/:delivery/retry',
    {
      schema: {
        ...described('Send a message once more that arrived or was given up'),
        params: deliveryParams,
        querystring: ofAccount,
        response: outcomes(200, webhookDelivery, 'not_found'),
      },
    },
    async (request) => {
      const accountId = await accountAsked(callerOf(request), request.query.account_id, state);
      const { id } = await found(accountId, request.params.id);
      return deliveryToWire(
        orNotFound(await state.retryDelivery(id, request.params.delivery, now()), 'webhook message'),
      );
    },
  );

  app.post(
    '/webhooks/:id/test',
    {
      schema: {
        ...described('Send a message of type `webhook.test`'),
        params,
        querystring: ofAccount,
        response: outcomes(200, z.object({ delivery_id: z.string() }), 'not_found'),
      },
    },
    async (request) => {
      const accountId = await accountAsked(callerOf(request), request.query.account_id, state);
      const { id } = await found(accountId, request.params.id);
      const at = now();
      const message: WebhookMessage = {
        type: 'webhook.test',
        timestamp: moment(at),
        data: { account_id: accountId, webhook_id: id },
      };
      return { delivery_id: await state.sendTest(id, JSON.stringify(message), at) };
    },
  );
}
