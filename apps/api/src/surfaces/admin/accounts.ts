import { account, accountCreate, accountId, accountUpdate, page, pageQuery } from '@veridict/contract';
import { z } from 'zod';
import type { App, Services } from '../../deps.ts';
import { newId } from '../../ids.ts';
import type { AccountRow } from '../../state/port.ts';
import { accountAsked, callerOf, orNotFound, requireDeployment } from './caller.ts';
import { described, moment, outcomes } from './frame.ts';

const params = z.object({ id: accountId });

const toWire = ({ id, name, tier, createdAt }: AccountRow): z.infer<typeof account> => ({
  id,
  name,
  tier,
  created_at: moment(createdAt),
});

/** Accounts: made and given a tier by the deployment, seen and named by themselves too. */
export function accountRoutes(app: App, { state, now, random }: Services): void {
  app.post(
    '/accounts',
    {
      schema: {
        ...described('Create an account (deployment keys)'),
        body: accountCreate,
        response: outcomes(201, account),
      },
    },
    async (request, reply) => {
      requireDeployment(callerOf(request));
      const row = { id: newId('acc', random), ...request.body, createdAt: now() };
      await state.createAccount(row);
      return reply.code(201).send(toWire(row));
    },
  );

  app.get(
    '/accounts',
    {
      schema: {
        ...described('List accounts: all of them for deployment keys, the own one for others'),
        querystring: pageQuery.omit({ account_id: true }),
        response: outcomes(200, page(account)),
      },
    },
    async (request) => {
      const caller = callerOf(request);
      if (!caller.isDeployment) {
        const own = orNotFound(await state.getAccount(caller.accountId), 'account');
        return { items: [toWire(own)], next_cursor: null };
      }
      const { items, nextCursor } = await state.listAccounts(request.query);
      return { items: items.map(toWire), next_cursor: nextCursor };
    },
  );

  app.get(
    '/accounts/:id',
    { schema: { ...described('Get an account'), params, response: outcomes(200, account, 'not_found') } },
    async (request) => {
      const id = await accountAsked(callerOf(request), request.params.id, state);
      return toWire(orNotFound(await state.getAccount(id), 'account'));
    },
  );

  app.patch(
    '/accounts/:id',
    {
      schema: {
        ...described('Rename an account, or change its tier (deployment keys)'),
        params,
        body: accountUpdate,
        response: outcomes(200, account, 'not_found'),
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const id = await accountAsked(caller, request.params.id, state);
      if (request.body.tier !== undefined) requireDeployment(caller);
      return toWire(orNotFound(await state.updateAccount(id, request.body), 'account'));
    },
  );
}
