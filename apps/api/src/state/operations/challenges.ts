import type { Kysely } from 'kysely';
import type { ChallengeRow, Millis, SolveChallenge, SpendChallenges } from '../port.ts';
import type { Tables } from '../schema.ts';
import { notify } from './deliveries.ts';
import { countInSession } from './outbox-rows.ts';
import { carryOnSession } from './sessions.ts';

type Db = Kysely<Tables>;

/** @see StatePort.issueChallenge */
export async function issueChallenge(db: Db, row: ChallengeRow, since: Millis, most: number): Promise<boolean> {
  if ((await countIssued(db, row.sid, since)) >= most) return false;
  const { id, sid, jti, kind, issuedAt, readyAt, expiresAt } = row;
  await db
    .insertInto('challenges')
    .values({ id, sid, jti, kind, issued_at: issuedAt, ready_at: readyAt, expires_at: expiresAt, solved_at: null })
    .execute();
  return true;
}

/** @see StatePort.spendChallenges */
export async function spendChallenges(db: Db, input: SpendChallenges): Promise<boolean> {
  const { sid, since, most, at, notice } = input;
  if ((await countIssued(db, sid, since)) < most) return false;
  await db.updateTable('sessions').set({ challenges_spent_at: at }).where('sid', '=', sid).execute();
  await notify(db, notice);
  return true;
}

async function countIssued(db: Db, sid: string, since: Millis): Promise<number> {
  const { n } = await db
    .selectFrom('challenges')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('sid', '=', sid)
    .where('issued_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** @see StatePort.solveChallenge */
export async function solveChallenge(db: Db, input: SolveChallenge): Promise<boolean> {
  const { id, jti, kind, at, judgement, context, score, hardRule } = input;
  const solved = await db
    .updateTable('challenges')
    .set({ solved_at: at })
    .where('id', '=', id)
    .where('jti', '=', jti)
    .where('kind', '=', kind)
    .where('solved_at', 'is', null)
    .where('ready_at', '<=', at)
    .where('expires_at', '>', at)
    .returning('sid')
    .executeTakeFirst();
  if (!solved) return false;
  await db
    .updateTable('page_views')
    .set({ judged_at: at, score, hard_rule: hardRule })
    .where('jti', '=', jti)
    .execute();
  await db.updateTable('evidence').set({ judgement, context }).where('jti', '=', jti).execute();
  await carryOnSession(db, solved.sid, at, hardRule);
  if (input.counted) await countInSession(db, solved.sid, { hit: input.counted.hit, events: [], fresh: 0 });
  return true;
}

/** @see StatePort.solvedChallenge */
export async function solvedChallenge(db: Db, sid: string, since: Millis): Promise<ChallengeRow['kind'] | null> {
  const rows = await db
    .selectFrom('challenges')
    .select('kind')
    .where('sid', '=', sid)
    .where('solved_at', '>', since)
    .execute();
  if (rows.length === 0) return null;
  return rows.some(({ kind }) => kind === 'work') ? 'work' : 'wait';
}
