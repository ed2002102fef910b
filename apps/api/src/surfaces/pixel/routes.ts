import { z } from 'zod';
import { networkOf } from '../../address.ts';
import { answers } from '../../answers.ts';
import { recordAssessed } from '../../assessed.ts';
import type { App, Services } from '../../deps.ts';
import { refusal } from '../../errors.ts';
import { claimantOf } from '../../identity/target.ts';
import { assessRequest } from '../../judge.ts';
import { isSiteOrigin } from '../../site-origin.ts';

/** One transparent pixel. */
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
/** Requests a minute of one address that are all counted; beyond, one in so many is. */
const countedAMinute = 10;
const sampledOneIn = 10;

/** `GET /pixel.gif`: what a page shows, inside `<noscript>`, to clients that do not run the script. */
export function pixelRoutes(app: App, services: Services): void {
  const { access, identify, network, policy } = services;
  const beyond = new Map<string, number>();

  /** Whether this request is one that counts: all of the first ten a minute, then every tenth. */
  const isCounted = (siteId: string, address: string): boolean => {
    const name = `${siteId} ${networkOf(address, 32, 64) ?? address}`;
    if (access.countAddress(`pixel ${siteId}`, address, countedAMinute).allowed) {
      beyond.delete(name);
      return true;
    }
    const skipped = (beyond.get(name) ?? 0) + 1;
    beyond.set(name, skipped);
    // Few addresses are ever beyond at once; that many are somebody's attempt to fill this.
    if (beyond.size > 50_000) beyond.clear();
    return skipped % sampledOneIn === 0;
  };

  app.addHook('preHandler', (request) => network.readForwarded(request));
  app.get(
    '/pixel.gif',
    {
      schema: {
        summary: 'Judge a page view of a client that runs no script',
        description: 'For `<noscript><img src="/pixel.gif?key=pk_live_…" alt=""></noscript>`.',
        tags: ['page'],
        querystring: z.object({ key: z.string().max(80).default('') }),
        response: answers(
          z.any().describe('One transparent pixel (image/gif).'),
          'public_key_unknown',
          'origin_forbidden',
          'rate_limited',
          'backlog_full',
          'state_unavailable',
        ),
      },
    },
    async (request, reply) => {
      reply
        .header('cache-control', 'no-store')
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('vary', 'Referer');
      const found = await access.publicKey(request.query.key);
      if (!found) throw refusal('public_key_unknown');
      const { key, site } = found;
      const referer = pageOf(request.headers.referer);
      // Browsers name at least the page's origin; who names none may be anybody, who names another is not one of its pages.
      if (referer !== null && !isSiteOrigin(site.origins, referer.origin)) throw refusal('origin_forbidden');
      const sender = network.senderOf(request, site);
      access.countPageRequest(site.id, sender.address);
      const seen = network.see(request, sender, null);
      if (key.mode === 'live' && isCounted(site.id, sender.address)) {
        const pageUrl = referer === null ? undefined : `${referer.origin}${referer.pathname}`;
        const whose = { kind: 'pixel', accountId: site.accountId, siteId: site.id, pageUrl } as const;
        const identity = await identify(claimantOf(request, sender));
        await recordAssessed(assessRequest(seen, identity, policy, site), whose, services);
      }
      return reply.type('image/gif').send(GIF);
    },
  );
}

function pageOf(referer: string | undefined): URL | null {
  if (referer === undefined) return null;
  try {
    return new URL(referer);
  } catch {
    return null;
  }
}
