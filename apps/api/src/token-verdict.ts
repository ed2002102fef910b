import { decodeEvidence, decodeLate, merge, type Presented, parseJson, SESSION_WINDOW_S } from '@veridict/verifier';
import { hashText } from './crypto.ts';
import type { Services } from './deps.ts';
import { orRefuse, refusal } from './errors.ts';
import {
  type By,
  judgePageView,
  type KeptContext,
  keptContextOf,
  type Outcome,
  outcomeOf,
  presentedBy,
} from './judge.ts';
import type { PageSeen } from './network/page-seal.ts';
import type { EvidenceRow, KeyWithOwner, PageViewRow, SessionView, SiteRow, StatePort } from './state/port.ts';

/** What a backend sees of who presents a token, and, where this server answered for the page itself, of who asked for that. */
export interface Bearer extends By {
  page?: PageSeen | undefined;
}

/** A token's page view and session, and what they come to now. */
export interface TokenVerdict {
  outcome: Outcome;
  session: SessionView | null;
  pageView: PageViewRow;
  site: SiteRow;
}

/** What the session behind a token is judged to be now, for a caller who may know; refuses all others alike. */
export async function verdictOfToken(
  token: string,
  by: Bearer,
  caller: KeyWithOwner,
  services: Services,
): Promise<TokenVerdict> {
  const { state, access, now } = services;
  const at = now();
  const found = await findToken(token, caller, state, at);
  const { pageView } = found;
  const [site, session] = await Promise.all([
    access.site(pageView.accountId, pageView.siteId),
    state.loadSession(pageView.sid, at - SESSION_WINDOW_S * 1000),
  ]);
  if (!site) throw refusal('token_unknown');
  const isPresented = [by.ip, by.ua, by.ja4, by.page].some((one) => one !== undefined);
  const own = isPresented && found.evidence ? judgeAgain(found.pageView, found.evidence, by, services) : pageView;
  return { outcome: outcomeOf(own, session, site, at), session, pageView, site };
}

/**
 * The page view of a token that this caller may ask for. Collect keeps the SHA-256 of exactly the bytes whose signature,
 * type, audience and times it checked, so equality with one of those proves a token whole. Whatever was never collected,
 * malformed, forged or another account's, takes the same path to the same answer.
 */
async function findToken(
  token: string,
  { key, account }: KeyWithOwner,
  state: StatePort,
  now: number,
): Promise<{ pageView: PageViewRow; evidence: EvidenceRow | null }> {
  const found = await state.findByToken(hashText(token));
  if (!found || found.pageView.accountId !== account.id || found.pageView.mode !== key.mode) {
    throw refusal('token_unknown');
  }
  if (key.siteId !== null && key.siteId !== found.pageView.siteId) throw refusal('token_audience');
  if (found.pageView.expiresAt <= now) throw refusal('token_expired');
  return found;
}

/** Who asked for the page, against the request it was collected with. */
function documentBy({ network }: KeptContext, page: PageSeen | undefined): Presented | null {
  if (page === undefined) return null;
  const isKnown = network !== null && page.network !== null;
  return { sameNetwork: isKnown ? network === page.network : null, userAgent: page.userAgent, ja4: page.ja4 };
}

/** The same page view judged with who presents it, for one answer; nothing is kept. */
function judgeAgain(pageView: PageViewRow, evidence: EvidenceRow, by: Bearer, { policy }: Services): PageViewRow {
  const kept = keptContextOf(pageView);
  const first = orRefuse(decodeEvidence(evidence.first));
  const late = evidence.late === null ? null : orRefuse(decodeLate(orRefuse(parseJson(evidence.late))));
  const context = { ...kept, presented: presentedBy(kept, by), document: documentBy(kept, by.page) };
  return { ...pageView, ...judgePageView(merge(first, late), context, policy) };
}
