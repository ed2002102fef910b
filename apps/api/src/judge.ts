import type { Action, Band, Verdict } from '@veridict/contract';
import {
  type Context,
  type Decoded,
  decide,
  type Judgement,
  judge,
  judgementText,
  NOTHING_KNOWN,
  type Policy,
  type Presented,
  type RequestSeen,
  sessionVerdict,
} from '@veridict/verifier';
import type { FastifyRequest } from 'fastify';
import { type Client, networkOf } from './address.ts';
import type { PageViewRow, SessionView, SiteRow } from './state/port.ts';

/** The context as it is kept: what was judged with, and the network the request came from, never the whole address. */
export interface KeptContext extends Context {
  network: string | null;
}

/** What judging a page view gives the store. */
export interface Judged {
  judgement: string;
  score: number;
  hardRule: string;
}

/** What a site is told of a page view, after its settings and its session. */
export interface Outcome {
  /** the page view that speaks for the session */
  pageView: PageViewRow;
  judgement: Judgement;
  score: number;
  hardRule: string;
  band: Band;
  action: Action;
  actionSource: NonNullable<Verdict['action_source']>;
}

// Written by proxies about the client, not by the client: no trace of its own, and full addresses.
const FORWARDING = new Set([
  'forwarded',
  'x-forwarded-for',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
]);
// Presence counts, content is nobody's business.
const SECRET = new Set(['cookie', 'authorization', 'proxy-authorization', 'x-api-key']);
const maxHeaders = 100;
const maxValueLength = 1024;

/** The request as signals see it: header names as sent and in order, without secrets and without what proxies added. */
export function requestSeen(request: Pick<FastifyRequest, 'method' | 'raw'>, client: Client): RequestSeen {
  const raw = request.raw.rawHeaders;
  const headers: Array<[string, string]> = [];
  for (let at = 0; at + 1 < raw.length && headers.length < maxHeaders; at += 2) {
    const name = raw[at]!;
    const lower = name.toLowerCase();
    if (FORWARDING.has(lower)) continue;
    const value = SECRET.has(lower) ? '' : raw[at + 1]!.slice(0, maxValueLength);
    // A page's address may carry secrets in its query.
    headers.push([name, lower === 'referer' ? value.replace(/[?#].*$/, '') : value]);
  }
  const { httpVersion } = request.raw;
  return {
    method: request.method,
    httpVersion: httpVersion.endsWith('.0') && httpVersion !== '1.0' ? httpVersion.slice(0, -2) : httpVersion,
    secure: client.secure,
    headers,
  };
}

/** Everything known of a request besides its evidence. Address data and TLS are not known to this server. */
export function contextOf(request: RequestSeen, client: Client): KeptContext {
  return { ...NOTHING_KNOWN, request, network: networkOf(client.address, 24, 48) };
}

/** Who presents a token, against the request it was collected with. */
export function presentedBy(kept: KeptContext, by: { ip?: string | undefined; ua?: string | undefined }): Presented {
  const network = by.ip === undefined ? null : networkOf(by.ip, 24, 48);
  return {
    sameNetwork: network === null || kept.network === null ? null : network === kept.network,
    userAgent: by.ua ?? null,
  };
}

/** Judge a page view for the store. */
export function judgePageView(decoded: Decoded, { network: _, ...context }: KeptContext, policy: Policy): Judged {
  const judgement = judge(decoded, context, policy);
  return { judgement: judgementText(judgement), score: judgement.score, hardRule: judgement.hard_rule_hit };
}

// What `data-action` forces under a test key, whatever was seen.
const FORCED: Readonly<Record<string, Pick<Outcome, 'score' | 'band' | 'action'>>> = {
  test_human: { score: 0, band: 'human', action: 'allow' },
  test_challenge: { score: 50, band: 'suspicious', action: 'challenge' },
  test_bot: { score: 100, band: 'known-bot', action: 'block' },
};

/** The outcome that a test key forces by name, or null. */
export const forcedOutcome = (name: string | null): Pick<Outcome, 'score' | 'band' | 'action'> | null =>
  name !== null && Object.hasOwn(FORCED, name) ? FORCED[name]! : null;

/**
 * What the site is told now: the verdict of the session that a page view belongs to. `session` is what the store has of it
 * and may not yet know the page view itself. A forced page view speaks for itself alone.
 */
export function outcomeOf(own: PageViewRow, session: SessionView | null, site: SiteRow, now: number): Outcome {
  const forced = own.mode === 'test' ? forcedOutcome(own.action) : null;
  if (forced) {
    return { ...forced, pageView: own, judgement: parse(own), hardRule: '', actionSource: 'test_key' };
  }
  const others = (session?.pageViews ?? []).filter((view) => view.jti !== own.jti && belongsWith(view, own));
  const hardRule = session?.session.siteId === own.siteId ? session.session.hardRule : '';
  // There is always one to speak: the page view itself is among them.
  const { pageView, ...standing } = sessionVerdict([own, ...others], { hardRule, now })!;
  const judgement = parse(pageView);
  const decision = decide(
    { score: standing.score, hard_rule_hit: standing.hardRule, identity: judgement.identity },
    { thresholds: site.thresholds, categoryPolicy: site.category_policy },
  );
  const { band, action, action_source: actionSource } = decision;
  return { ...standing, pageView, judgement, band, action, actionSource };
}

/** Page views of one session, site and mode, none of them forced. */
const belongsWith = (view: PageViewRow, own: PageViewRow): boolean =>
  view.siteId === own.siteId && view.mode === own.mode && !(view.mode === 'test' && forcedOutcome(view.action));

const parse = (view: PageViewRow): Judgement => JSON.parse(view.judgement) as Judgement;
