import type { moderationDecision, moderationDecisionAnswer } from '@veridict/contract';
import type { z } from 'zod';
import type { Services } from '../../deps.ts';
import { refusal } from '../../errors.ts';
import type { DecisionRow, KeyWithOwner } from '../../state/port.ts';
import { tokenVerdict } from './author.ts';
import { done } from './envelope.ts';
import { recordOf } from './minutes.ts';

/** Clocks of two machines differ; records are kept so long. */
const aheadMs = 60_000;
const backMs = 400 * 86_400_000;

/** Take in what a site decided, once for each `id`: the same `id` is answered as it was the first time. */
export async function recordDecision(
  { id, outcome, at, token }: z.infer<typeof moderationDecision>,
  caller: KeyWithOwner,
  services: Services,
): Promise<z.infer<typeof moderationDecisionAnswer>> {
  const { state, now } = services;
  const decidedAt = at === undefined ? now() : Date.parse(at);
  if (decidedAt > now() + aheadMs) throw refusal('invalid_request', 'at: this moment lies ahead');
  if (decidedAt < now() - backMs) throw refusal('invalid_request', 'at: this moment lies more than 400 days back');
  const by = await tokenVerdict(token, caller, services);
  const told: DecisionRow = { id, outcome, at: decidedAt, sid: by?.pageView.sid ?? null };
  const kept =
    caller.key.mode === 'test' ? told : await state.recordDecision(caller.account.id, told, recordOf(decidedAt));
  return done({ id, outcome: kept.outcome, at: new Date(kept.at).toISOString(), session_id: kept.sid });
}
