import { createHmac } from 'node:crypto';
import { type moderationAnswer, type moderationRequest, SAMPLE_BYTES } from '@veridict/contract';
import type { z } from 'zod';
import type { Services } from '../../deps.ts';
import { refusal } from '../../errors.ts';
import { judgeComment } from '../../moderation/judge.ts';
import type { Seen } from '../../moderation/rules.ts';
import { readText, samenessOf, type Text } from '../../moderation/text.ts';
import type { FindWords } from '../../moderation/words.ts';
import type { KeyWithOwner } from '../../state/port.ts';
import { authorOf, tokenVerdict } from './author.ts';
import { done } from './envelope.ts';
import { recordOf } from './minutes.ts';

/** Shorter texts are the same by chance: "Thank you, that helped!". */
const shortestCopy = 40;
const weekMs = 7 * 86_400_000;

type Request = z.infer<typeof moderationRequest>;
type Answer = z.infer<typeof moderationAnswer>;

/** Judge one comment and count it. Test keys judge alike and leave nothing behind. */
export async function moderate(
  { sample, token, author }: Request,
  { id, caller, findWords }: { id: string; caller: KeyWithOwner; findWords: FindWords },
  services: Services,
): Promise<Answer> {
  const { state, access, now } = services;
  if (Buffer.byteLength(sample) > SAMPLE_BYTES) throw refusal('payload_too_large');
  const isCounted = caller.key.mode === 'live';
  const at = now();
  const text = readText(sample);
  const by = await tokenVerdict(token, caller, services);
  const place = by?.pageView.siteId ?? caller.key.siteId ?? caller.account.id;
  const seen = isCounted ? await seenBefore({ text, place, author, at }, services) : null;
  const { outcome, logOdds, reasons } = judgeComment({ text, seen, by: authorOf(by, at) }, findWords);
  await access.useQuota(caller);
  if (isCounted) await state.countModeration(caller.account.id, outcome, recordOf(at));
  return done({
    suggestedAction: [outcome, rounded(logOdds)] as [typeof outcome, number],
    reasons: reasons.map((reason) => ({ ...reason, llr: rounded(reason.llr) })),
    metadata: { uuid: id },
  });
}

/** Where else the same text was. Texts and authors are kept as keyed hashes: nobody can read or guess them back. */
async function seenBefore(
  comment: { text: Text; place: string; author: string | undefined; at: number },
  { state, nonceKey }: Services,
): Promise<Seen | null> {
  const { text, place, author = '', at } = comment;
  const same = samenessOf(text);
  if (same.length < shortestCopy) return null;
  const hashed = (kind: string, value: string) =>
    createHmac('sha256', nonceKey).update(`moderation ${kind}:${value}`).digest('base64url');
  return state.noteText({
    textHash: hashed('text', same),
    place,
    author: author === '' ? '' : hashed(`author ${place}`, author),
    at,
    since: at - weekMs,
  });
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
