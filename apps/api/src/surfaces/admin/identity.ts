import { identitySecret, pageQuery, siteId } from '@veridict/contract';
import { z } from 'zod';
import type { App, Services } from '../../deps.ts';
import { identitySecretOf } from '../../visitors/identity.ts';
import { accountAsked, callerOf, orNotFound } from './caller.ts';
import { described, outcomes } from './frame.ts';

/** The secret with which a site's backend proves to us who the user of its page is. */
export function identityRoutes(app: App, { state, nonceKey }: Services): void {
  app.get(
    '/sites/:id/identity-secret',
    {
      schema: {
        ...described('Get the secret that proves the users a page names: HMAC-SHA256 of the user id, as hex'),
        params: z.object({ id: siteId }),
        querystring: pageQuery.pick({ account_id: true }),
        response: outcomes(200, identitySecret, 'not_found'),
      },
    },
    async (request) => {
      const accountId = await accountAsked(callerOf(request), request.query.account_id, state);
      const { id } = orNotFound(await state.getSite(accountId, request.params.id), 'site');
      return { site_id: id, identity_secret: identitySecretOf(nonceKey, id) };
    },
  );
}
