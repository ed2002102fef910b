import type { Judgement } from '@veridict/verifier';
import { hashText } from '../../crypto.ts';
import type { Author } from '../../moderation/rules.ts';
import type { KeyWithOwner, PageViewRow, StatePort } from '../../state/port.ts';

/**
 * The page view behind a token, when it is one that this key may ask about. A token that is not says nothing about the
 * comment: whoever forges one is no better off than without.
 */
export async function pageViewOf(
  token: string | undefined,
  { key, account }: KeyWithOwner,
  state: StatePort,
): Promise<PageViewRow | null> {
  if (token === undefined) return null;
  const found = (await state.findByToken(hashText(token)))?.pageView;
  if (!found || found.accountId !== account.id || found.mode !== key.mode) return null;
  return key.siteId === null || key.siteId === found.siteId ? found : null;
}

/** What is known of a comment's author by the page view it was written in, while that still counts. */
export function authorOf(pageView: PageViewRow | null, now: number): Author | null {
  if (pageView === null || pageView.expiresAt <= now || pageView.judgement === '') return null;
  const { evidence } = JSON.parse(pageView.judgement) as Judgement;
  const { score, hardRule, createdAt } = pageView;
  return { score, hardRule, evidence, sinceLoadMs: now - createdAt };
}
