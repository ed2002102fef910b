import { type Action, type Band, type Identity, thresholds, type Verdict } from '@veridict/contract';
import {
  type Context,
  type Decision,
  type Decoded,
  decide,
  type Judgement,
  judge,
  judgementText,
  NOTHING_KNOWN,
  type Policy,
  type Presented,
  SESSION_WINDOW_S,
  sessionVerdict,
} from '@veridict/verifier';
import { type AddressSource, networkOf } from './address.ts';
import { addressKindOf } from './network/addresses.ts';
import type { Seen } from './network/network.ts';
import { createTextReader } from './read-text.ts';
import type { PageViewRow, SessionView, SiteRow } from './state/port.ts';

/** The context as it is kept: what was judged with, and the network the request came from, never the whole address. */
export interface KeptContext extends Context {
  network: string | null;
  /** where the address came from; absent in contexts kept by earlier versions, like all below */
  source?: AddressSource;
  /** what is told of the address but not judged */
  place?: { city: string | null; organisation: string | null } | null;
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

/** The context of a request, to be judged with and kept: the whole address stands nowhere in it. */
export function contextOf({ request, sender, ip, velocity, learned, visits }: Seen, identity: Identity): KeptContext {
  const { address, source, spoofed, tls } = sender;
  return {
    ...NOTHING_KNOWN,
    request,
    tls,
    addressKind: addressKindOf(ip),
    velocity,
    learned,
    visits: visits ?? null,
    identity,
    forwardingSpoofed: spoofed.length === 0 ? null : spoofed,
    network: networkOf(address, 24, 48),
    source,
    place: ip === null || ip.reserved !== null ? null : { city: ip.city, organisation: ip.organisation },
  };
}

/** A client as somebody else sees it. */
export interface By {
  ip?: string | undefined;
  ua?: string | undefined;
  ja4?: string | undefined;
}

/** Who presents a token, against the request it was collected with. */
export function presentedBy(kept: KeptContext, by: By): Presented {
  const network = by.ip === undefined ? null : networkOf(by.ip, 24, 48);
  return {
    sameNetwork: network === null || kept.network === null ? null : network === kept.network,
    userAgent: by.ua ?? null,
    ja4: by.ja4 ?? null,
  };
}

/** Judge a page view for the store. */
export function judgePageView(decoded: Decoded, context: KeptContext, policy: Policy): Judged {
  const judgement = judge(decoded, judgedWith(context), policy);
  const text = judgementText(judgement);
  judgements.know(text, judgement);
  return { judgement: text, score: judgement.score, hardRule: judgement.hard_rule_hit };
}

/** The part of a kept context that signals may see. */
function judgedWith({ network: _network, source: _source, place: _place, ...context }: KeptContext): Context {
  return context;
}

/** What a request that never ran the script was judged to be, and what to do about it. */
export interface AssessedRequest extends Decision {
  judgement: Judgement;
  context: KeptContext;
}

/** Judge a request by what is seen of it alone, under a site's settings, or the usual ones where it belongs to no site. */
export function assessRequest(seen: Seen, identity: Identity, policy: Policy, site: SiteRow | null): AssessedRequest {
  const context = contextOf(seen, identity);
  const judgement = judge(null, judgedWith(context), policy);
  const settings = { thresholds: site?.thresholds ?? USUAL_THRESHOLDS, categoryPolicy: site?.category_policy ?? {} };
  return { judgement, context, ...decide(judgement, settings) };
}

const USUAL_THRESHOLDS = thresholds.parse({});

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
  const forced = own.mode === 'test' ? forcedOutcome(isChallengeMet(own) ? 'test_human' : own.action) : null;
  const isSpent = now < (session?.session.challengesSpentAt ?? Number.NEGATIVE_INFINITY) + SESSION_WINDOW_S * 1000;
  if (forced) {
    const outcome: Outcome = {
      ...forced,
      pageView: own,
      judgement: judgementOf(own),
      hardRule: '',
      actionSource: 'test_key',
    };
    return isSpent ? refuseSpent(outcome) : outcome;
  }
  const others = (session?.pageViews ?? []).filter((view) => view.jti !== own.jti && belongsWith(view, own));
  const hardRule = session?.session.siteId === own.siteId ? session.session.hardRule : '';
  // There is always one to speak: the page view itself is among them.
  const { pageView, ...standing } = sessionVerdict([own, ...others], { hardRule, now })!;
  const judgement = judgementOf(pageView);
  const decision = decide(
    { score: standing.score, hard_rule_hit: standing.hardRule, identity: judgement.identity },
    { thresholds: site.thresholds, categoryPolicy: site.category_policy },
  );
  const { band, action, action_source: actionSource } = decision;
  const outcome: Outcome = { ...standing, pageView, judgement, band, action, actionSource };
  return isSpent ? refuseSpent(outcome) : outcome;
}

/** Who was challenged as often as that helps, and is to be challenged still, is refused. */
export const refuseSpent = (outcome: Outcome): Outcome =>
  outcome.action === 'challenge' ? { ...outcome, action: 'block', actionSource: 'challenges_spent' } : outcome;

/** The challenge that a test key asks for is over when it is solved. */
const isChallengeMet = ({ action, context }: PageViewRow): boolean =>
  action === 'test_challenge' && /"challenge":"(solved|waited)"/.test(context);

/** Page views of one session, site and mode, none of them forced. */
const belongsWith = (view: PageViewRow, own: PageViewRow): boolean =>
  view.siteId === own.siteId && view.mode === own.mode && !(view.mode === 'test' && forcedOutcome(view.action));

const judgements = createTextReader<Judgement>();
const contexts = createTextReader<KeptContext>();

/** The judgement of a page view, read. It is shared: nobody may change it. */
export const judgementOf = ({ judgement }: Pick<PageViewRow, 'judgement'>): Judgement => judgements.read(judgement);

/** A context as it is kept. Whoever asks for it again in this request need not read it. */
export function contextText(context: KeptContext): string {
  const text = JSON.stringify(context);
  contexts.know(text, context);
  return text;
}

/** The context that a page view was judged in, read. It is shared: nobody may change it. */
export const keptContextOf = ({ context }: Pick<PageViewRow, 'context'>): KeptContext => contexts.read(context);
