import {
  addressAnswer,
  addressQuery,
  blockerAnswer,
  blockerQuery,
  linkAnswer,
  linkQuery,
  linkScriptAnswer,
} from '@veridict/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { linksCaller } from '../../access/links-caller.ts';
import type { App, Services } from '../../deps.ts';
import { refusal } from '../../errors.ts';
import type { KeyWithOwner } from '../../state/port.ts';
import { answerOf, BLOCKER_RULES, placeOf, recordVisit, redirectOf } from './check.ts';
import { decide } from './decide.ts';
import { answersOf, refuseAt, timeText } from './envelope.ts';
import { redirectorRoutes } from './redirector.ts';
import { reportedVisitor, visitorHash } from './visitors.ts';

const CALLER = 'links_caller';
const SECURITY = [{ apikey: [] }, { apiKey: [] }, { bearer: [] }, { chatsight: [] }];

/** Smart URLs: checks of a visitor that somebody else received, and our own redirector. */
export async function smartUrlRoutes(app: App, services: Services): Promise<void> {
  const { access, state, now, nonceKey, ip: lookUp, hostnameOf } = services;
  app.decorateRequest(CALLER);
  const callerOf = (request: FastifyRequest) => request.getDecorator<KeyWithOwner>(CALLER);
  /** Before the query is looked at: who may not ask learns nothing of what is asked for. */
  const forKeys = {
    config: { envelope: refuseAt(now) },
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      reply.header('cache-control', 'no-store');
      request.setDecorator(CALLER, await linksCaller(request, reply, services));
    },
  };
  const tags = ['smart URLs'];

  async function check(caller: KeyWithOwner, asked: z.infer<typeof linkQuery>) {
    const { ip, keyname, ua, url } = asked;
    if (ua === undefined || url === undefined) throw refusal('invalid_request', 'ua and url are needed.');
    const link = await state.getLink(caller.account.id, keyname);
    const siteId = link?.settings.site_id ?? null;
    const site = siteId === null ? null : await access.site(caller.account.id, siteId);
    const rules = link?.settings.rules ?? null;
    const met = await reportedVisitor({ ip, ua, url }, rules, site, services);
    const status = decide(rules, met.visitor);
    await access.useQuota(caller);
    if (link !== null && caller.key.mode === 'live') await recordVisit(met, status, link, services);
    return {
      ...answerOf(met, status, { ua, at: now() }),
      redirectTo: redirectOf(link?.settings ?? null, status),
      jsResponse: link?.settings.javascript ? ('1' as const) : ('0' as const),
    };
  }

  /** A visitor ran JavaScript. Not counted as usage. */
  async function noteScript(caller: KeyWithOwner, { ip, keyname }: z.infer<typeof linkQuery>) {
    const isOurs = (await state.getLink(caller.account.id, keyname)) !== null;
    const isNoted = isOurs && (await state.recordLinkScript(keyname, visitorHash(ip, nonceKey), now()));
    return {
      status: 'success' as const,
      AddVisitorStatus: isNoted ? (1 as const) : (0 as const),
      timeResponse: timeText(now()),
    };
  }

  for (const path of ['/api/shorterlink', '/api/shortlink'])
    app.get(
      path,
      {
        ...forKeys,
        schema: {
          summary: 'Check a visitor of a smart URL, or with js=1 report that one ran JavaScript',
          tags,
          security: SECURITY,
          querystring: linkQuery,
          response: answersOf(z.union([linkAnswer, linkScriptAnswer]), 'quota_exceeded', 'backlog_full'),
        },
      },
      (request) =>
        request.query.js === '1'
          ? noteScript(callerOf(request), request.query)
          : check(callerOf(request), request.query),
    );

  app.get(
    '/api/blocker',
    {
      ...forKeys,
      schema: {
        summary: 'Check a visitor without a smart URL',
        tags,
        security: SECURITY,
        querystring: blockerQuery,
        response: answersOf(blockerAnswer, 'quota_exceeded'),
      },
    },
    async (request) => {
      const { ip, ua, url } = request.query;
      const met = await reportedVisitor({ ip, ua, url }, BLOCKER_RULES, null, services);
      const status = decide(BLOCKER_RULES, met.visitor);
      await access.useQuota(callerOf(request));
      return answerOf(met, status, { ua, at: now() });
    },
  );

  app.get(
    '/api/iplookup',
    {
      ...forKeys,
      schema: {
        summary: 'What is known of an address',
        tags,
        security: SECURITY,
        querystring: addressQuery,
        response: answersOf(addressAnswer, 'quota_exceeded'),
      },
    },
    async (request) => {
      const { ip } = request.query;
      const place = placeOf(lookUp(ip), await hostnameOf(ip));
      await access.useQuota(callerOf(request));
      return { ip, ...place, countryCode: place.country, status: 'success' as const, timeResponse: timeText(now()) };
    },
  );

  redirectorRoutes(app, services);
}
