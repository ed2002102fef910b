import { type AssessAnswer, assessAnswer, assessRequest as assessBody } from '@veridict/contract';
import { answers, KEY_CODES, KEY_SECURITY } from '../../answers.ts';
import { recordAssessed } from '../../assessed.ts';
import type { App, Services } from '../../deps.ts';
import { refusal } from '../../errors.ts';
import { type AssessedRequest, assessRequest } from '../../judge.ts';
import type { Reported } from '../../network/network.ts';
import { tlsTold } from '../../network/tls-seen.ts';
import type { KeyWithOwner, SiteRow } from '../../state/port.ts';
import { addressOf, networkOf, untokenedShareOf } from '../../verdict-answer.ts';

const maxBytes = 65_536;

/** `POST /api/v1/assess`: a verdict on a request that carries no token, by its headers, its TLS and its address. */
export function assessRoutes(app: App, services: Services): void {
  const { access, identify, network, policy, visits } = services;
  app.post(
    '/api/v1/assess',
    {
      bodyLimit: maxBytes,
      schema: {
        summary: 'The verdict on a request without a token',
        description:
          'For clients that never run the script. Hand over the request as your backend received it, headers in their order. Only what statistics count is kept of it.',
        tags: ['verdict'],
        security: KEY_SECURITY,
        body: assessBody,
        response: answers(
          assessAnswer,
          ...KEY_CODES,
          'invalid_request',
          'invalid_json',
          'payload_too_large',
          'unsupported_media_type',
          'content_encoding_refused',
          'quota_exceeded',
          'backlog_full',
        ),
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const caller = await access.secret(request, reply, ['verdict']);
      const { body } = request;
      const site = await siteOf(caller, body.site_id, services);
      const reported = reportedBy(body);
      const { words, address } = reported;
      const identity = await identify({ request: words, target: targetOf(body.url, words.headers), address });
      const seen = network.seeReported(reported);
      const isCounted = site !== null && caller.key.mode === 'live' && identity.kind === 'none';
      const visit = isCounted ? await visits.noteRequest(site.id, seen, pathOf(body.url)) : null;
      const assessed = assessRequest({ ...seen, visits: visit }, identity, policy, site);
      await access.useQuota(caller);
      if (caller.key.mode === 'live') {
        const whose = {
          kind: 'assess',
          accountId: caller.account.id,
          siteId: site?.id ?? null,
          pageUrl: pageOf(body.url),
        } as const;
        await recordAssessed(assessed, whose, services);
      }
      const answer = answerOf(assessed, body.ip, caller);
      return { ...untokenedShareOf(answer, caller.account.tier), request_id: request.id };
    },
  );
}

/** The site whose settings decide: the key's own, or the named one of its account; null for the usual ones. */
async function siteOf(caller: KeyWithOwner, named: string | undefined, { access }: Services): Promise<SiteRow | null> {
  const own = caller.key.siteId;
  if (own !== null && named !== undefined && named !== own)
    throw refusal('key_scope', 'The key is bound to another site.');
  const id = own ?? named;
  if (id === undefined) return null;
  const site = await access.site(caller.account.id, id);
  if (site === null) throw refusal('invalid_request', 'site_id: the account has no such site.');
  return site;
}

/** The address asked for, without what it was asked with; undefined where no host is named. */
const pageOf = (url: string): string | undefined => (/^https?:/i.test(url) ? url.replace(/[?#].*$/s, '') : undefined);

/** What tells one page from another, whether or not its host is named. */
const pathOf = (url: string): string => url.replace(/^https?:\/\/[^/]*/i, '').replace(/#.*$/s, '');

/** The request's own address, where it says enough of it. */
function targetOf(url: string, headers: Reported['words']['headers']): URL | null {
  const host = headers.find(([name]) => /^(?:host|:authority)$/i.test(name))?.[1] ?? '';
  const full = /^https?:/i.test(url) ? url : `https://${host}${url}`;
  return URL.canParse(full) ? new URL(full) : null;
}

function reportedBy(body: (typeof assessBody)['_output']): Reported {
  const isHttp2 = body.headers.some(([name]) => name.startsWith(':'));
  const version = body.http_version?.replace(/^HTTP\//i, '') ?? (isHttp2 ? '2' : '1.1');
  const scheme = body.headers.find(([name]) => name.toLowerCase() === ':scheme')?.[1];
  return {
    words: { method: body.method.toUpperCase(), httpVersion: version, headers: body.headers },
    secure: scheme === 'https' || /^https:/i.test(body.url),
    address: body.ip,
    tls: body.connection ? tlsTold(body.connection) : body.ja4 ? { ja4: body.ja4 } : null,
  };
}

function answerOf(assessed: AssessedRequest, address: string, { key }: KeyWithOwner): AssessAnswer {
  const { judgement, context, band, action, action_source } = assessed;
  return {
    score: judgement.score,
    band,
    action,
    hard_rule_hit: judgement.hard_rule_hit,
    signals: judgement.signals,
    network: networkOf(context),
    ip: { address, ...addressOf(context) },
    identity: judgement.identity,
    evidence: judgement.evidence,
    class: judgement.class,
    attribution: judgement.attribution,
    ceiling: judgement.ceiling,
    counts: judgement.counts,
    action_source,
    policy_version: judgement.policy_version,
    mode: key.mode,
  };
}
