import {
  page,
  pageQuery,
  type SiteSettings,
  site,
  siteCreate,
  siteId,
  siteUpdate,
  thresholds,
} from '@veridict/contract';
import { z } from 'zod';
import type { App, Services } from '../../deps.ts';
import { newId } from '../../ids.ts';
import type { SiteRow } from '../../state/port.ts';
import { accountAsked, callerOf, invalidField, orNotFound } from './caller.ts';
import { described, moment, outcomes } from './frame.ts';
import { normalOrigin } from './origins.ts';

const params = z.object({ id: siteId });
const ofAccount = pageQuery.pick({ account_id: true });

const toWire = ({ accountId, createdAt, ...settings }: SiteRow): z.infer<typeof site> => ({
  ...settings,
  account_id: accountId,
  created_at: moment(createdAt),
});

/** Sites of an account: where the tag may stand, and what the site decides for itself. */
export function siteRoutes(app: App, { state, now, random }: Services): void {
  app.post(
    '/sites',
    {
      schema: { ...described('Create a site'), body: siteCreate, response: outcomes(201, site, 'not_found') },
    },
    async (request, reply) => {
      const { account_id, origins, ...settings } = request.body;
      const accountId = await accountAsked(callerOf(request), account_id, state);
      const row: SiteRow = {
        ...settings,
        id: newId('site', random),
        accountId,
        origins: normalOrigins(origins),
        createdAt: now(),
      };
      await state.createSite(row);
      return reply.code(201).send(toWire(row));
    },
  );

  app.get(
    '/sites',
    {
      schema: {
        ...described('List the sites of an account'),
        querystring: pageQuery,
        response: outcomes(200, page(site), 'not_found'),
      },
    },
    async (request) => {
      const accountId = await accountAsked(callerOf(request), request.query.account_id, state);
      const { items, nextCursor } = await state.listSites(accountId, request.query);
      return { items: items.map(toWire), next_cursor: nextCursor };
    },
  );

  app.get(
    '/sites/:id',
    {
      schema: {
        ...described('Get a site'),
        params,
        querystring: ofAccount,
        response: outcomes(200, site, 'not_found'),
      },
    },
    async (request) => {
      const accountId = await accountAsked(callerOf(request), request.query.account_id, state);
      return toWire(orNotFound(await state.getSite(accountId, request.params.id), 'site'));
    },
  );

  app.patch(
    '/sites/:id',
    {
      schema: {
        ...described('Change what a site decides for itself; fields not named stay'),
        params,
        querystring: ofAccount,
        body: siteUpdate,
        response: outcomes(200, site, 'not_found'),
      },
    },
    async (request) => {
      const accountId = await accountAsked(callerOf(request), request.query.account_id, state);
      const { id } = request.params;
      const before = orNotFound(await state.getSite(accountId, id), 'site');
      const after = await state.updateSite(accountId, id, changeOf(before, request.body));
      return toWire(orNotFound(after, 'site'));
    },
  );

  app.delete(
    '/sites/:id',
    {
      schema: {
        ...described('Delete a site; its keys are revoked with it'),
        params,
        querystring: ofAccount,
        response: outcomes(204, z.null(), 'not_found'),
      },
    },
    async (request, reply) => {
      const accountId = await accountAsked(callerOf(request), request.query.account_id, state);
      if (!(await state.deleteSite(accountId, request.params.id, now()))) orNotFound(null, 'site');
      return reply.code(204).send(null);
    },
  );
}

/** What an update changes. Thresholds rise only together, so one that is named is judged beside those that stay. */
function changeOf(before: SiteRow, update: z.infer<typeof siteUpdate>): Partial<SiteSettings> {
  const { thresholds: named, origins, ...plain } = update;
  const change: Partial<SiteSettings> = {};
  Object.assign(change, plain);
  if (origins !== undefined) change.origins = normalOrigins(origins);
  if (named !== undefined) {
    const together = thresholds.safeParse({ ...before.thresholds, ...named });
    if (!together.success) throw invalidField('thresholds', 'thresholds must rise');
    change.thresholds = together.data;
  }
  return change;
}

function normalOrigins(origins: string[]): string[] {
  const normal = origins.map((text, place) => {
    const origin = normalOrigin(text);
    if (origin === null)
      throw invalidField(`origins.${place}`, 'not an origin; any port (:*) may be asked for on this machine only');
    return origin;
  });
  return [...new Set(normal)];
}
