import { MODERATION_GROUPS, type ModerationGroup, type ModerationOutcome } from '@veridict/contract';
import { pitch } from './pitch.ts';
import {
  type Author,
  author,
  disguise,
  duplicate,
  form,
  promotion,
  type Reason,
  type Seen,
  swearing,
} from './rules.ts';
import type { Text } from './text.ts';
import type { FindWords } from './words.ts';

/** What became of a comment. The contributions and the prior add up to `logOdds`. */
export interface CommentJudgement {
  outcome: ModerationOutcome;
  /** natural log-odds that the comment should not stand */
  logOdds: number;
  reasons: Reason[];
}

/** One comment in ten should not stand, before anything is known of it. */
const prior = Math.log(0.1 / 0.9);
const flagFrom = 0;
const deleteFrom = 2;
/** From so much on a group agrees by itself that a comment should go. */
const agrees = 1.5;

// What belongs together counts together: three links are not three proofs. `form` stays below `agrees`: it never decides.
const CAPS: Readonly<Record<ModerationGroup, number>> = {
  promotion: 2.5,
  disguise: 2.5,
  form: 1.4,
  duplicate: 2.5,
  words: 3.4,
  author: 3,
};

/**
 * Judge a comment. It is deleted only when two independent groups agree, so neither a word, nor a link, nor being written by a
 * bot is enough alone. Weights are set by hand.
 */
export function judgeComment(
  { text, seen, by }: { text: Text; seen: Seen | null; by: Author | null },
  findWords: FindWords,
): CommentJudgement {
  const promoted = promotion(text);
  const found = [
    ...promoted,
    ...pitch(text, promoted.length > 0),
    ...disguise(text),
    ...form(text),
    ...duplicate(seen),
    ...swearing(findWords(text)),
    ...author(by),
  ];
  const groups = MODERATION_GROUPS.map((group) => capped(found.filter((reason) => reason.group === group)));
  const sums = groups.map((group) => group.reduce((sum, { llr }) => sum + llr, 0));
  const logOdds = sums.reduce((sum, llr) => sum + llr, prior);
  const agreeing = sums.filter((llr) => llr >= agrees).length;
  const outcome = logOdds >= deleteFrom && agreeing >= 2 ? 'delete' : logOdds >= flagFrom ? 'flag' : 'pass';
  return { outcome, logOdds, reasons: groups.flat() };
}

/** A group's reasons, cut so that their sum stays within its cap. */
function capped(reasons: Reason[]): Reason[] {
  const [first] = reasons;
  if (first === undefined) return [];
  const sum = reasons.reduce((total, { llr }) => total + llr, 0);
  const cap = CAPS[first.group];
  return sum <= cap ? reasons : reasons.map((reason) => ({ ...reason, llr: (reason.llr * cap) / sum }));
}
