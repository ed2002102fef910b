import type { Tier } from '@veridict/contract';
import { refusal } from '../../errors.ts';

const LARGEST: Readonly<Record<Tier, number>> = { free: 50, pro: 100, enterprise: 100 };

/** How many a page holds: what was asked for, as far as the tier goes. */
export const limitOf = (tier: Tier, asked: number | undefined, usual: number): number =>
  Math.min(Math.max(asked ?? usual, 1), LARGEST[tier]);

/** A cursor says where the page before ended, and nothing else. */
export const writeCursor = (place: readonly [number, string]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** Reads a cursor of ours; refuses any other text. */
export function readCursor(text: string | undefined): { at: number; id: string } | undefined {
  if (text === undefined) return undefined;
  try {
    const place: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(place) && place.length === 2) {
      const [at, id] = place as unknown[];
      if (Number.isSafeInteger(at) && (at as number) >= 0 && typeof id === 'string') return { at: at as number, id };
    }
  } catch {
    // Answered below, as every other text that is no cursor.
  }
  const message = 'is not a cursor that a page gave';
  throw refusal('invalid_request', `cursor: ${message}`, { fields: [{ field: 'cursor', message }] });
}

/** One page out of the rows asked for, of which one more than a page holds says that there is another. */
export function pageOf<Row>(rows: readonly Row[], limit: number, placeOf: (row: Row) => readonly [number, string]) {
  const shown = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  const last = shown.at(-1);
  return {
    shown,
    pagination: { nextCursor: hasMore && last !== undefined ? writeCursor(placeOf(last)) : null, hasMore, limit },
  };
}
