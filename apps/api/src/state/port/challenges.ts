import type { HitRow } from '../../hits/rows.ts';
import type { Notice } from '../../webhooks/rows.ts';
import type { Millis } from './terms.ts';

/** A challenge given to one page view of a session: work to do, or a wait until `readyAt`. */
export interface ChallengeRow {
  id: string;
  sid: string;
  jti: string;
  kind: 'work' | 'wait';
  issuedAt: Millis;
  readyAt: Millis;
  expiresAt: Millis;
}

/** A challenge solved, with its page view as judged after it. */
export interface SolveChallenge {
  id: string;
  jti: string;
  kind: ChallengeRow['kind'];
  at: Millis;
  judgement: string;
  context: string;
  score: number;
  hardRule: string;
  /** what statistics are told; absent where nothing is counted. Without `hit` the verdict stands as it was. */
  counted?: { hit: HitRow | null } | undefined;
}

/** A session that was not let in, how often it may try, and what endpoints are told when that was too often. */
export interface SpendChallenges {
  sid: string;
  since: Millis;
  most: number;
  at: Millis;
  notice: Notice;
}

/** Challenges given to sessions, and what came of them. */
export interface ChallengesPort {
  /** False when the session was given `most` since then. */
  issueChallenge(row: ChallengeRow, since: Millis, most: number): Promise<boolean>;
  /** Uses a challenge up and writes its page view as judged after it; false when it is used, of another page view, too early or too late. */
  solveChallenge(input: SolveChallenge): Promise<boolean>;
  /** Notes that the session was given `most` challenges since then, and is refused for that; false when it was given fewer. */
  spendChallenges(input: SpendChallenges): Promise<boolean>;
  /** What a session solved since then, work before waits. */
  solvedChallenge(sid: string, since: Millis): Promise<ChallengeRow['kind'] | null>;
}
