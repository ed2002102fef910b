import type { Judgement } from '@veridict/verifier';
import type { Services } from '../../deps.ts';
import { Refusal } from '../../errors.ts';
import type { Author } from '../../moderation/rules.ts';
import type { KeyWithOwner } from '../../state/port.ts';
import { type TokenVerdict, verdictOfToken } from '../../token-verdict.ts';

/**
 * What the session behind a token is judged to be now, when the token is one that this key may ask about. One that is not says
 * nothing about the comment: whoever forges one is no better off than without.
 */
export async function tokenVerdict(
  token: string | undefined,
  caller: KeyWithOwner,
  services: Services,
): Promise<TokenVerdict | null> {
  if (token === undefined) return null;
  try {
    return await verdictOfToken(token, {}, caller, services);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** What is known of a comment's author by the page view it was written in. */
export function authorOf(found: TokenVerdict | null, now: number): Author | null {
  if (found === null) return null;
  const { outcome, pageView } = found;
  const { evidence }: Judgement = outcome.judgement;
  const { score, hardRule } = outcome;
  return { score, hardRule, evidence, sinceLoadMs: now - pageView.createdAt };
}
