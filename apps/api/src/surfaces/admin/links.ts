import {
  keyname,
  type LinkSettings,
  link,
  linkCreate,
  linkSettings,
  linkUpdate,
  page,
  pageQuery,
} from '@veridict/contract';
import { z } from 'zod';
import type { App, Services } from '../../deps.ts';
import { refusal } from '../../errors.ts';
import type { LinkRow } from '../../state/port.ts';
import { accountAsked, callerOf, invalidField, orNotFound } from './caller.ts';
import { described, moment, outcomes } from './frame.ts';

const params = z.object({ keyname });
const ofAccount = pageQuery.pick({ account_id: true });

const toWire = ({ keyname, accountId, settings, createdAt }: LinkRow): z.infer<typeof link> => ({
  keyname,
  account_id: accountId,
  ...settings,
  created_at: moment(createdAt),
});

/** Smart URLs of an account: where each leads, and whom it turns away. */
export function linkRoutes(app: App, { state, access, now }: Services): void {
  async function checkOwned(accountId: string, { site_id, public_key }: LinkSettings): Promise<void> {
    if (site_id !== null && !(await state.getSite(accountId, site_id)))
      throw invalidField('site_id', 'there is no such site in the account');
    if (public_key !== null && (await access.publicKey(public_key))?.account.id !== accountId)
      throw invalidField('public_key', 'there is no such public key in the account');
  }

  app.post(
    '/links',
    {
      schema: {
        ...described('Create a smart URL'),
        body: linkCreate,
        response: outcomes(201, link, 'not_found', 'conflict'),
      },
    },
    async (request, reply) => {
      const { account_id, keyname, ...given } = request.body;
      const accountId = await accountAsked(callerOf(request), account_id, state);
      await checkOwned(accountId, given);
      const row: LinkRow = { keyname, accountId, settings: given, createdAt: now() };
      if (!(await state.createLink(row))) throw refusal('conflict', 'This keyname is taken.');
      return reply.code(201).send(toWire(row));
    },
  );

  app.get(
    '/links',
    {
      schema: {
        ...described('List the smart URLs of an account'),
        querystring: pageQuery,
        response: outcomes(200, page(link), 'not_found'),
      },
    },
    async (request) => {
      const accountId = await accountAsked(callerOf(request), request.query.account_id, state);
      const { items, nextCursor } = await state.listLinks(accountId, request.query);
      return { items: items.map(toWire), next_cursor: nextCursor };
    },
  );

  app.get(
    '/links/:keyname',
    {
      schema: {
        ...described('Get a smart URL'),
        params,
        querystring: ofAccount,
        response: outcomes(200, link, 'not_found'),
      },
    },
    async (request) => {
      const accountId = await accountAsked(callerOf(request), request.query.account_id, state);
      return toWire(orNotFound(await state.getLink(accountId, request.params.keyname), 'smart URL'));
    },
  );

  app.patch(
    '/links/:keyname',
    {
      schema: {
        ...described('Change a smart URL; fields not named stay, of its rules too'),
        params,
        querystring: ofAccount,
        body: linkUpdate,
        response: outcomes(200, link, 'not_found'),
      },
    },
    async (request) => {
      const accountId = await accountAsked(callerOf(request), request.query.account_id, state);
      const { settings } = orNotFound(await state.getLink(accountId, request.params.keyname), 'smart URL');
      const { rules = {}, ...change } = request.body;
      const after = linkSettings.parse({ ...settings, ...change, rules: { ...settings.rules, ...rules } });
      await checkOwned(accountId, after);
      return toWire(orNotFound(await state.updateLink(accountId, request.params.keyname, after), 'smart URL'));
    },
  );

  app.delete(
    '/links/:keyname',
    {
      schema: {
        ...described('Delete a smart URL'),
        params,
        querystring: ofAccount,
        response: outcomes(204, z.null(), 'not_found'),
      },
    },
    async (request, reply) => {
      const accountId = await accountAsked(callerOf(request), request.query.account_id, state);
      if (!(await state.deleteLink(accountId, request.params.keyname))) orNotFound(null, 'smart URL');
      return reply.code(204).send(null);
    },
  );
}
