import { analyticsAnswer, analyticsQuery, integrationAnswer, usageHistory, usageQuery } from '@veridict/contract';
import type { App, Services } from '../../deps.ts';
import { refusal } from '../../errors.ts';
import { readAnalytics } from './analytics.ts';
import { callerOf, frameOf, isoOf, schemaOf, whoseOf } from './frame.ts';
import { sessionRoutes } from './sessions.ts';
import { readUsage } from './usage.ts';

/** What became of visits: in sum, one by one, and by user. For read keys; covers the key's site, or its account. */
export function analyticsRoutes(app: App, services: Services): void {
  const { access, hits, now, settings } = services;
  const frame = frameOf(app, services);

  app.get(
    '/v1/analytics',
    {
      ...frame,
      schema: {
        ...schemaOf('Sessions, bots, users and devices of a period', analyticsAnswer),
        querystring: analyticsQuery,
      },
    },
    (request) => readAnalytics(hits.ask, whoseOf(request), request.query, now()),
  );

  app.get(
    '/v1/integration',
    { ...frame, schema: schemaOf('Whom the key speaks for', integrationAnswer, 'not_found') },
    async (request) => {
      const { key, account } = callerOf(request);
      const site = key.siteId === null ? null : await access.site(account.id, key.siteId);
      if (key.siteId !== null && site === null) throw refusal('not_found', 'The site of this key is gone.');
      return {
        data: {
          id: site?.id ?? account.id,
          name: site?.name ?? account.name,
          accountId: account.id,
          siteId: site?.id ?? null,
          origins: site?.origins ?? [],
          tier: account.tier,
          region: settings.region,
          apiKeyMasked: `${key.kind === 'read' ? 'aik_v1' : `sk_${key.mode}`}_…${key.last4}`,
          createdAt: isoOf(site?.createdAt ?? account.createdAt),
        },
      };
    },
  );

  app.get(
    '/v1/usage',
    {
      ...frame,
      schema: {
        ...schemaOf('What was used, day by day', usageHistory),
        querystring: usageQuery,
      },
    },
    (request) => readUsage(whoseOf(request), request.query, services),
  );

  sessionRoutes(app, services, frame);
}
