import type { Insertable, Kysely } from 'kysely';
import { lateEvents } from '../../hits/events.ts';
import { frozen, type PlaceOf } from '../frozen.ts';
import type { EvidenceRow, Millis, PageViewRow, RecordCollect, RecordLate } from '../port.ts';
import type { Tables } from '../schema.ts';
import { notify } from './deliveries.ts';
import { countInSession, enqueue, sessionRow, topScore } from './outbox-rows.ts';
import { fromPageView, toBytes, toPageView } from './rows.ts';
import { carryOnSession, openSession } from './sessions.ts';
import { noteUser } from './users.ts';
import { noteVisitor } from './visitors.ts';

type Db = Kysely<Tables>;

const nonceUsed = frozen((db, value: PlaceOf<Insertable<Tables['nonces']>>) =>
  db
    .insertInto('nonces')
    .values({ nonce: value('nonce'), expires_at: value('expires_at') })
    .onConflict((c) => c.column('nonce').doNothing()),
);
const pageViewKept = frozen((db, value: PlaceOf<Insertable<Tables['page_views']>>) =>
  db
    .insertInto('page_views')
    .values({
      jti: value('jti'),
      sid: value('sid'),
      site_id: value('site_id'),
      account_id: value('account_id'),
      jkt: value('jkt'),
      token_hash: value('token_hash'),
      ticket_hash: value('ticket_hash'),
      mode: value('mode'),
      action: value('action'),
      origin: value('origin'),
      created_at: value('created_at'),
      expires_at: value('expires_at'),
      judged_at: value('judged_at'),
      score: value('score'),
      hard_rule: value('hard_rule'),
      late_seq: value('late_seq'),
      late_count: value('late_count'),
    })
    .onConflict((c) => c.doNothing()),
);
const evidenceKept = frozen((db, value: PlaceOf<Insertable<Tables['evidence']>>) =>
  db.insertInto('evidence').values({
    jti: value('jti'),
    created_at: value('created_at'),
    first: value('first'),
    late: null,
    judgement: value('judgement'),
    context: value('context'),
  }),
);

/** @see StatePort.recordCollect */
export async function recordCollect(db: Db, input: RecordCollect): Promise<'recorded' | 'nonce_used'> {
  const { pageView: view, evidence, nonce, nonceExpiresAt, counted } = input;
  const fresh = await nonceUsed(db, { nonce, expires_at: nonceExpiresAt });
  if (!fresh.numAffectedRows) return 'nonce_used';
  // The page names its page view: a name that came before is a token used again, however fresh its nonce.
  const recorded = await pageViewKept(db, fromPageView(view));
  if (!recorded.numAffectedRows) return 'nonce_used';
  const { jti, createdAt, judgement, context } = view;
  await evidenceKept(db, { jti, created_at: createdAt, first: evidence, judgement, context });
  const session = await openSession(db, view, counted);
  if (counted) {
    const top = session.page_views === 1 ? view.score : await topScore(db, session);
    await enqueue(db, [
      { table: 'hits', row: counted.hit },
      ...counted.events.map((row) => ({ table: 'events' as const, row })),
      ...sessionRow(session, top),
    ]);
  }
  if (input.notice) await notify(db, input.notice);
  return 'recorded';
}

/** @see StatePort.findByTicket */
export async function findByTicket(
  db: Db,
  ticketHash: string,
  now: Millis,
): Promise<{ pageView: PageViewRow; evidence: EvidenceRow } | null> {
  const found = await find(db, 'ticket_hash', ticketHash);
  return found?.evidence && now < found.pageView.expiresAt ? { ...found, evidence: found.evidence } : null;
}

/** @see StatePort.findByToken */
export async function findByToken(
  db: Db,
  tokenHash: string,
): Promise<{ pageView: PageViewRow; evidence: EvidenceRow | null } | null> {
  return find(db, 'token_hash', tokenHash);
}

/** @see StatePort.recordLate */
export async function recordLate(
  db: Db,
  input: RecordLate,
  maxLate: number,
): Promise<'applied' | 'stale' | 'limit' | 'unknown'> {
  const { jti, seq, late, at, judgement, score, hardRule } = input;
  const applied = await db
    .updateTable('page_views')
    .set((eb) => ({
      late_seq: seq,
      late_count: eb('late_count', '+', 1),
      judged_at: at,
      score,
      hard_rule: hardRule,
    }))
    .where('jti', '=', jti)
    .where('late_seq', '<', seq)
    .where('late_count', '<', maxLate)
    .returning(['sid', 'jti', 'site_id', 'account_id', 'mode', 'created_at'])
    .executeTakeFirst();
  if (!applied) {
    const there = await db.selectFrom('page_views').select('late_seq').where('jti', '=', jti).executeTakeFirst();
    if (!there) return 'unknown';
    return seq <= there.late_seq ? 'stale' : 'limit';
  }
  const before =
    input.counted && (await db.selectFrom('evidence').select('late').where('jti', '=', jti).executeTakeFirst());
  const context = input.context === undefined ? {} : { context: input.context };
  await db
    .updateTable('evidence')
    .set({ late, judgement, ...context })
    .where('jti', '=', jti)
    .execute();
  await carryOnSession(db, applied.sid, at, hardRule);
  if (input.user) await noteUser(db, applied.sid, input.user);
  const { sid, mode, site_id: siteId } = applied;
  const visitorId = input.visitor && (await noteVisitor(db, { sid, siteId, mode, at }, input.visitor));
  if (input.notice) await notify(db, input.notice);
  if (input.counted) {
    const owner = {
      accountId: applied.account_id,
      siteId: applied.site_id,
      sid: applied.sid,
      jti: applied.jti,
      createdAt: applied.created_at,
    };
    const told = new Set(before?.late ? lateEvents(owner, 0, JSON.parse(before.late)).map(({ id }) => id) : []);
    // Late evidence holds all that came before it: what was told stays told, but for what grows.
    const events = lateEvents(owner, seq, JSON.parse(late)).filter(({ id, version }) => version > 0 || !told.has(id));
    const fresh = events.filter(({ id }) => !told.has(id)).length;
    const hit = input.counted.hit && { ...input.counted.hit, ...(visitorId && { visitor_id: visitorId }) };
    await countInSession(db, applied.sid, { hit, events, fresh });
  }
  return 'applied';
}

const foundBy = (column: 'token_hash' | 'ticket_hash') =>
  frozen((db, value: PlaceOf<{ hash: string }>) =>
    db
      .selectFrom('page_views')
      .leftJoin('evidence', 'evidence.jti', 'page_views.jti')
      .selectAll('page_views')
      .select(['evidence.first', 'evidence.late', 'evidence.judgement', 'evidence.context'])
      .where(`page_views.${column}`, '=', value('hash')),
  );
const finders = { token_hash: foundBy('token_hash'), ticket_hash: foundBy('ticket_hash') };

async function find(db: Db, column: keyof typeof finders, hash: string) {
  const row = (await finders[column](db, { hash })).rows[0];
  if (!row) return null;
  return {
    pageView: toPageView(row),
    evidence: row.first === null ? null : { first: toBytes(row.first), late: row.late },
  };
}
