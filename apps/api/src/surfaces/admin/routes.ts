import type { FastifyInstance } from 'fastify';
import { accountRoutes } from './accounts.ts';
import { CALLER, identifyCaller } from './caller.ts';
import { type AdminDeps, typed } from './frame.ts';
import { keyRoutes } from './keys.ts';
import { siteRoutes } from './sites.ts';

/** The administration API: accounts, sites and keys, for keys of scope `admin`. */
export async function adminRoutes(app: FastifyInstance, deps: AdminDeps): Promise<void> {
  await app.register(
    async (scoped) => {
      scoped.decorateRequest(CALLER);
      // Before the schemas look: who may not ask learns nothing of what is asked for.
      scoped.addHook('onRequest', async (request, reply) => {
        reply.header('cache-control', 'no-store');
        request.setDecorator(CALLER, await identifyCaller(request, deps));
      });
      accountRoutes(typed(scoped), deps);
      siteRoutes(typed(scoped), deps);
      keyRoutes(typed(scoped), deps);
    },
    { prefix: '/api/v1/admin' },
  );
}
