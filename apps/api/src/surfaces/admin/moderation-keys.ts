import { keyId, moderationKeySettings, pageQuery } from '@veridict/contract';
import { z } from 'zod';
import type { App, Services } from '../../deps.ts';
import { accountAsked, callerOf, orNotFound } from './caller.ts';
import { described, outcomes } from './frame.ts';

/** How often a key may search the records of moderation. */
export function moderationKeyRoutes(app: App, { state }: Services): void {
  app.put(
    '/keys/:id/moderation',
    {
      schema: {
        ...described('Set how long a key waits between two searches of moderation records (two minutes)'),
        params: z.object({ id: keyId }),
        querystring: pageQuery.pick({ account_id: true }),
        body: moderationKeySettings,
        response: outcomes(200, moderationKeySettings, 'not_found'),
      },
    },
    async (request) => {
      const accountId = await accountAsked(callerOf(request), request.query.account_id, state);
      const { id } = orNotFound(await state.getKey(accountId, request.params.id), 'key');
      await state.setSearchInterval(id, request.body.search_interval_seconds * 1000);
      return request.body;
    },
  );
}
