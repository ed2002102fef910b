import type { App, Services } from '../../deps.ts';
import { accountRoutes } from './accounts.ts';
import { CALLER, identifyCaller } from './caller.ts';
import { identityRoutes } from './identity.ts';
import { keyRoutes } from './keys.ts';
import { linkRoutes } from './links.ts';
import { moderationKeyRoutes } from './moderation-keys.ts';
import { signingRoutes } from './signing.ts';
import { siteRoutes } from './sites.ts';
import { webhookRoutes } from './webhooks.ts';

/** The administration API: accounts, sites, keys and smart URLs, for keys of scope `admin`. */
export async function adminRoutes(app: App, services: Services): Promise<void> {
  await app.register(
    async (plain) => {
      const scope = plain as App;
      scope.decorateRequest(CALLER);
      // Before the schemas look: who may not ask learns nothing of what is asked for.
      scope.addHook('onRequest', async (request, reply) => {
        reply.header('cache-control', 'no-store');
        request.setDecorator(CALLER, await identifyCaller(request, reply, services.access));
      });
      accountRoutes(scope, services);
      siteRoutes(scope, services);
      identityRoutes(scope, services);
      keyRoutes(scope, services);
      moderationKeyRoutes(scope, services);
      linkRoutes(scope, services);
      signingRoutes(scope, services);
      webhookRoutes(scope, services);
    },
    { prefix: '/api/v1/admin' },
  );
}
