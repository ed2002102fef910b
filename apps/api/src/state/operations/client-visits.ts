import type { Visits } from '@veridict/verifier';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Millis, NoteVisit } from '../port.ts';
import type { Tables } from '../schema.ts';

type Db = Kysely<Tables>;
type Row = Selectable<Tables['client_visits']>;

/** @see StatePort.noteVisit */
export async function noteVisit(db: Db, { siteId, client, kind, page, hasCookie, at, since }: NoteVisit) {
  const id = `${siteId}.${client}`;
  const found = await db.selectFrom('client_visits').selectAll().where('id', '=', id).executeTakeFirst();
  const known = found !== undefined && Number(found.last_at) >= since ? numbered(found) : null;
  if (kind === 'page') {
    // The same page again is one that loads itself anew, or somebody who waits.
    const isNext = known === null || known.last_page !== page;
    const gap = known === null || known.pages === 0 || !isNext ? null : at - known.last_page_at;
    const next = {
      id,
      site_id: siteId,
      pages: (known?.pages ?? 0) + (isNext ? 1 : 0),
      assets: known?.assets ?? 0,
      with_cookie: (known?.with_cookie ?? 0) + (isNext && hasCookie ? 1 : 0),
      first_at: known?.first_at ?? at,
      last_page_at: isNext ? at : known.last_page_at,
      last_at: at,
      last_page: page,
      gaps: (known?.gaps ?? 0) + (gap === null ? 0 : 1),
      gap_sum: (known?.gap_sum ?? 0) + (gap ?? 0),
      gap_squares: (known?.gap_squares ?? 0) + (gap ?? 0) ** 2,
    };
    // What ran in between stays counted, unless all of it is from long ago.
    const kept = known === null ? { ...next, runs: 0 } : next;
    await db
      .insertInto('client_visits')
      .values({ ...next, runs: 0 })
      .onConflict((c) => c.column('id').doUpdateSet(kept))
      .execute();
    return visitsOf(db, { ...next, runs: known?.runs ?? 0 }, since);
  }
  if (known === null) return null;
  const column = kind === 'run' ? 'runs' : 'assets';
  await db
    .updateTable('client_visits')
    .set({ [column]: sql`${sql.ref(column)} + 1`, last_at: at })
    .where('id', '=', id)
    .execute();
  return null;
}

/** @see StatePort.hasVisits */
export async function hasVisits(db: Db, siteId: string, since: Millis): Promise<boolean> {
  const found = db.selectFrom('client_visits').select('id').where('site_id', '=', siteId).where('last_at', '>=', since);
  return (await found.limit(1).executeTakeFirst()) !== undefined;
}

/** @see StatePort.firstContext */
export async function firstContext(db: Db, sid: string, since: Millis): Promise<string | null> {
  const first = await db
    .selectFrom('page_views')
    .innerJoin('evidence', 'evidence.jti', 'page_views.jti')
    .select('evidence.context')
    .where('page_views.sid', '=', sid)
    .where('page_views.created_at', '>=', since)
    .orderBy('page_views.created_at')
    .limit(1)
    .executeTakeFirst();
  return first?.context ?? null;
}

/** PostgreSQL gives 64-bit numbers as text. */
function numbered(row: Row) {
  return {
    ...row,
    first_at: Number(row.first_at),
    last_page_at: Number(row.last_page_at),
    gap_sum: Number(row.gap_sum),
    gap_squares: Number(row.gap_squares),
  };
}

async function visitsOf(db: Db, row: ReturnType<typeof numbered>, since: Millis): Promise<Visits> {
  const { pages, assets, runs, with_cookie: withCookie, gaps, gap_sum, gap_squares } = row;
  const doOthers = async (column: 'assets' | 'with_cookie'): Promise<boolean> => {
    const others = db.selectFrom('client_visits').select('id').where('site_id', '=', row.site_id).where(column, '>', 0);
    return (
      (await others.where('id', '!=', row.id).where('last_at', '>=', since).limit(1).executeTakeFirst()) !== undefined
    );
  };
  const mean = gaps === 0 ? 0 : gap_sum / gaps;
  const spread = gaps === 0 ? 0 : Math.sqrt(Math.max(0, gap_squares / gaps - mean ** 2));
  return {
    pages,
    assets,
    runs,
    withCookie,
    spanMs: row.last_page_at - row.first_at,
    unevenness: gaps < leastGaps || mean === 0 ? null : spread / mean,
    // Asked only where the answer could count.
    others: {
      assets: pages >= leastPages && assets === 0 && (await doOthers('assets')),
      cookies: pages >= leastPages && withCookie === 0 && (await doOthers('with_cookie')),
    },
  };
}

const leastGaps = 7;
const leastPages = 5;
