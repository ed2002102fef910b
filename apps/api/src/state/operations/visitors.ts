import type { Kysely } from 'kysely';
import type { VisitorPrint } from '../../visitors/print.ts';
import { isShared, type KnownPrint, type Recognised, recognise } from '../../visitors/recognise.ts';
import type { Millis, RecordLate, SessionRow } from '../port.ts';
import type { Tables } from '../schema.ts';

type Db = Kysely<Tables>;
type Owner = Pick<SessionRow, 'sid' | 'siteId' | 'mode'> & { at: Millis };

/** Prints that a changed one is compared with: the latest of the same machine in the same network. */
const mostCompared = 50;
/** Prints kept of one visitor. */
const mostPrints = 8;
/** Sessions of a visitor that are asked whether it is one browser. */
const mostSessions = 50;

/**
 * Names the visitor of a session, once: the one known by this print, or a new one. A session of no user is matched with the user
 * of the visitor's earlier sessions. Gives the name.
 */
export async function noteVisitor(
  db: Db,
  owner: Owner,
  { print, freshId }: NonNullable<RecordLate['visitor']>,
): Promise<string> {
  const { visitor_id: known } = await db
    .selectFrom('sessions')
    .select('visitor_id')
    .where('sid', '=', owner.sid)
    .executeTakeFirstOrThrow();
  if (known !== null) return known;
  const { visitorId, confidence } = await findOrKeep(db, owner, print, freshId);
  await db.updateTable('sessions').set({ visitor_id: visitorId }).where('sid', '=', owner.sid).execute();
  if (confidence > 0) await matchUser(db, owner.sid, visitorId, confidence);
  return visitorId;
}

/** The visitor that a print belongs to; from now on it is one of that visitor's prints. */
async function findOrKeep(db: Db, owner: Owner, print: VisitorPrint, freshId: string): Promise<Recognised> {
  const place = `${owner.siteId}.${owner.mode}`;
  const id = `${place}.${print.name}`;
  const near = print.network === null ? null : `${place}.${print.anchor}.${print.network}`;
  const seen = { near, network: print.network, components: JSON.stringify(print.components), seen_at: owner.at };
  const same = await knownBy(db, id);
  if (same) {
    await db.updateTable('visitor_prints').set(seen).where('id', '=', id).execute();
    return recognise(print, [same])!;
  }
  const found = near === null ? null : recognise(print, await knownNear(db, near));
  const recognised = found ?? { visitorId: freshId, likeness: 1, confidence: 0 };
  const { visitorId, likeness } = recognised;
  const kept = await db
    .insertInto('visitor_prints')
    .values({ id, visitor_id: visitorId, likeness, ...seen })
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  // Another session with the same print came first, at the same moment: they are both of its visitor.
  if (!kept) return recognise(print, [(await knownBy(db, id))!])!;
  if (found) await forgetOldest(db, visitorId);
  return recognised;
}

const prints = (db: Db) =>
  db.selectFrom('visitor_prints').select(['id', 'visitor_id', 'network', 'components', 'likeness']);

async function knownBy(db: Db, id: string): Promise<KnownPrint | null> {
  const row = await prints(db).where('id', '=', id).executeTakeFirst();
  return row ? toKnown(row) : null;
}

async function knownNear(db: Db, near: string): Promise<KnownPrint[]> {
  const rows = await prints(db).where('near', '=', near).orderBy('seen_at', 'desc').limit(mostCompared).execute();
  return rows.map(toKnown);
}

const toKnown = (row: {
  id: string;
  visitor_id: string;
  network: string | null;
  components: string;
  likeness: number;
}): KnownPrint => ({
  visitorId: row.visitor_id,
  likeness: row.likeness,
  print: {
    name: row.id.slice(row.id.lastIndexOf('.') + 1),
    network: row.network,
    components: JSON.parse(row.components),
  },
});

async function forgetOldest(db: Db, visitorId: string): Promise<void> {
  const latest = await db
    .selectFrom('visitor_prints')
    .select('id')
    .where('visitor_id', '=', visitorId)
    .orderBy('seen_at', 'desc')
    .limit(mostPrints)
    .execute();
  await db
    .deleteFrom('visitor_prints')
    .where('visitor_id', '=', visitorId)
    .where(
      'id',
      'not in',
      latest.map(({ id }) => id),
    )
    .execute();
}

/**
 * Matches a session with its visitor's user, where there is one and no doubt: all that sites and pages said of the visitor's
 * sessions names the same user, a site said it at least once, and nothing shows that several browsers have this print.
 */
async function matchUser(db: Db, sid: string, visitorId: string, confidence: number): Promise<void> {
  const said = await db
    .selectFrom('sessions')
    .select(['user_id', 'user_match'])
    .distinct()
    .where('visitor_id', '=', visitorId)
    .where('user_match', 'in', ['linked', 'claimed'])
    .limit(3)
    .execute();
  const user = said.find(({ user_match }) => user_match === 'linked')?.user_id;
  if (user === undefined || said.some(({ user_id }) => user_id !== user)) return;
  const sessions = await db
    .selectFrom('sessions')
    .select(['started_at', 'last_seen_at', 'user_match', 'last_hit'])
    .where('visitor_id', '=', visitorId)
    .orderBy('started_at', 'desc')
    .limit(mostSessions)
    .execute();
  const isDoubtful = isShared(
    sessions.map((row) => ({
      startedAt: row.started_at,
      lastSeenAt: row.last_seen_at,
      origin: row.last_hit === '' ? '' : (JSON.parse(row.last_hit) as { origin: string }).origin,
      isLinked: row.user_match === 'linked',
    })),
  );
  if (isDoubtful) return;
  await db
    .updateTable('sessions')
    .set({ user_id: user, user_match: 'matched', match_confidence: confidence })
    .where('sid', '=', sid)
    .where('user_match', '!=', 'linked')
    .execute();
}
