import { key, keyCreate, keyCreated, keyId, keyRotate, page, pageQuery } from '@veridict/contract';
import { z } from 'zod';
import { newKey, scopesOf } from '../../access/keys.ts';
import type { App, Services } from '../../deps.ts';
import { refusal } from '../../errors.ts';
import { newId } from '../../ids.ts';
import type { KeyRow, Scope } from '../../state/port.ts';
import { accountAsked, type Caller, callerOf, invalidField, orNotFound, requireDeployment } from './caller.ts';
import { described, moment, outcomes } from './frame.ts';

const params = z.object({ id: keyId });
const ofAccount = pageQuery.pick({ account_id: true });
type KeyCreate = z.infer<typeof keyCreate>;

const momentOrNull = (millis: number | null) => (millis === null ? null : moment(millis));
const toWire = (row: KeyRow): z.infer<typeof key> => ({
  id: row.id,
  account_id: row.accountId,
  site_id: row.siteId,
  kind: row.kind,
  mode: row.mode,
  scopes: row.scopes,
  name: row.name,
  last4: row.last4,
  created_at: moment(row.createdAt),
  expires_at: momentOrNull(row.expiresAt),
  last_used_at: momentOrNull(row.lastUsedAt),
  revoked_at: momentOrNull(row.revokedAt),
  exposed_at: momentOrNull(row.exposedAt),
});

/** Keys of an account. A secret is in the answer that made it, and nowhere after. */
export function keyRoutes(app: App, deps: Services): void {
  const { state, now, random } = deps;
  const makeKey = (
    like: Omit<KeyRow, 'id' | 'hash' | 'last4' | 'createdAt' | 'lastUsedAt' | 'revokedAt' | 'exposedAt'>,
  ) => {
    const { secret, hash, last4 } = newKey(like.kind, like.mode, random);
    const fresh = { id: newId('key', random), hash, last4, createdAt: now() };
    const row: KeyRow = { ...like, ...fresh, lastUsedAt: null, revokedAt: null, exposedAt: null };
    return { row, secret };
  };

  app.post(
    '/keys',
    {
      schema: {
        ...described('Create a key; the only answer with its secret'),
        body: keyCreate,
        response: outcomes(201, keyCreated, 'not_found'),
      },
    },
    async (request, reply) => {
      const { body } = request;
      const caller = callerOf(request);
      const accountId = await accountAsked(caller, body.account_id, state);
      if (body.deployment) requireDeployment(caller);
      checkKind(body);
      if (body.site_id !== undefined && !(await state.getSite(accountId, body.site_id)))
        throw invalidField('site_id', 'there is no such site in the account');
      const expiresAt = body.expires_at === undefined ? null : Date.parse(body.expires_at);
      if (expiresAt !== null && expiresAt <= now()) throw invalidField('expires_at', 'this moment has passed');
      const { row, secret } = makeKey({
        accountId,
        siteId: body.site_id ?? null,
        kind: body.kind,
        mode: body.mode,
        scopes: scopesAsked(body),
        name: body.name,
        expiresAt,
      });
      await state.createKey(row);
      return reply.code(201).send({ key: toWire(row), secret });
    },
  );

  app.get(
    '/keys',
    {
      schema: {
        ...described('List the keys of an account, by their last four characters'),
        querystring: pageQuery,
        response: outcomes(200, page(key), 'not_found'),
      },
    },
    async (request) => {
      const accountId = await accountAsked(callerOf(request), request.query.account_id, state);
      const { items, nextCursor } = await state.listKeys(accountId, request.query);
      return { items: items.map(toWire), next_cursor: nextCursor };
    },
  );

  app.get(
    '/keys/:id',
    {
      schema: {
        ...described('Get a key'),
        params,
        querystring: ofAccount,
        response: outcomes(200, key, 'not_found'),
      },
    },
    async (request) => {
      const accountId = await accountAsked(callerOf(request), request.query.account_id, state);
      return toWire(orNotFound(await state.getKey(accountId, request.params.id), 'key'));
    },
  );

  app.post(
    '/keys/:id/revoke',
    {
      schema: {
        ...described('Revoke a key; it stops within five seconds on every process'),
        params,
        querystring: ofAccount,
        response: outcomes(200, key, 'not_found', 'conflict'),
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const accountId = await accountAsked(caller, request.query.account_id, state);
      const { id } = request.params;
      if (id === caller.keyId)
        throw refusal('conflict', 'A key does not revoke itself: rotate it, or use another administration key.');
      requireReach(caller, orNotFound(await state.getKey(accountId, id), 'key'));
      return toWire(orNotFound(await state.revokeKey(accountId, id, now()), 'key'));
    },
  );

  app.post(
    '/keys/:id/rotate',
    {
      schema: {
        ...described('Replace a key: a new one of the same kind now, the old one revoked after the overlap'),
        params,
        querystring: ofAccount,
        body: keyRotate,
        response: outcomes(201, keyCreated, 'not_found', 'conflict'),
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const accountId = await accountAsked(caller, request.query.account_id, state);
      const old = orNotFound(await state.getKey(accountId, request.params.id), 'key');
      requireReach(caller, old);
      const at = now();
      const isOver = [old.revokedAt, old.expiresAt].some((end) => end !== null && end <= at);
      if (isOver) throw refusal('conflict', 'The key is revoked or has expired: create a new one.');
      // A key that was to live for 90 days is followed by one that lives for 90 days.
      const expiresAt = old.expiresAt === null ? null : at + (old.expiresAt - old.createdAt);
      const { kind, mode, scopes, name, siteId } = old;
      const { row, secret } = makeKey({ accountId, siteId, kind, mode, scopes, name, expiresAt });
      const revokeAt = at + request.body.overlap_seconds * 1000;
      orNotFound(await state.rotateKey(accountId, old.id, row, revokeAt), 'key');
      return reply.code(201).send({ key: toWire(row), secret });
    },
  );
}

/** Refuse what no key can be. */
function checkKind({ kind, mode, site_id, links_only, deployment }: KeyCreate): void {
  if (kind === 'public' && site_id === undefined) throw invalidField('site_id', 'a public key belongs to a site');
  if (kind === 'admin' && site_id !== undefined)
    throw invalidField('site_id', 'an administration key belongs to the account');
  if ((kind === 'admin' || kind === 'read') && mode === 'test')
    throw invalidField('mode', `there are no ${kind} keys for tests`);
  if (deployment && kind !== 'admin') throw invalidField('deployment', 'only an administration key can be that');
  if (links_only && (kind !== 'secret' || mode === 'test' || site_id !== undefined))
    throw invalidField('links_only', 'only a live secret key of the account can be that');
}

function scopesAsked({ kind, links_only, deployment }: KeyCreate): Scope[] {
  const scopes = scopesOf(kind, links_only);
  return deployment ? [...scopes, 'deployment'] : scopes;
}

/** An account's key must not take over the deployment's by rotating it, nor shut it out. */
function requireReach(caller: Caller, target: KeyRow): void {
  if (target.scopes.includes('deployment')) requireDeployment(caller);
}
