import type { SelectQueryBuilder } from 'kysely';
import type { Page, PageOf } from '../port.ts';
import type { Tables } from '../schema.ts';

type Listed = 'accounts' | 'sites' | 'keys' | 'links' | 'webhooks' | 'webhook_deliveries';

/**
 * One page, oldest first unless it is said otherwise. The cursor names the last row by age and id, so that a page stays where it was when rows are
 * added or deleted between two calls; a cursor that was never given out has nothing after it.
 */
export async function readPage<Row extends { id: string; created_at: number }, T>(
  query: SelectQueryBuilder<Tables, Listed, Row>,
  { limit, cursor }: PageOf,
  toItem: (row: Row) => T,
  order: 'asc' | 'desc' = 'asc',
): Promise<Page<T>> {
  const beyond = order === 'asc' ? '>' : '<';
  let rest = query;
  if (cursor !== undefined) {
    const last = /^(\d{1,15})\.(.+)$/.exec(cursor);
    if (!last) return { items: [], nextCursor: null };
    const [createdAt, id] = [Number(last[1]), last[2]!];
    rest = query.where((eb) =>
      eb.or([eb('created_at', beyond, createdAt), eb.and([eb('created_at', '=', createdAt), eb('id', beyond, id)])]),
    );
  }
  const rows = (await rest
    .orderBy('created_at', order)
    .orderBy('id', order)
    .limit(limit + 1)
    .execute()) as Row[];
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    nextCursor: rows.length > limit && last ? `${last.created_at}.${last.id}` : null,
  };
}
