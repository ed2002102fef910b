import { readings as declared, type LateEvidence } from '@veridict/contract';
import { type EventRow, momentText } from './rows.ts';

/** The page view that events belong to. */
export interface EventOwner {
  accountId: string;
  siteId: string;
  sid: string;
  jti: string;
  createdAt: number;
}

/** Longest body of a `track()` that is kept, characters of JSON. */
const maxBody = 2048;
const NOTHING = { duration_ms: 0, mouse: 0, scroll: 0, keyboard: 0, touch: 0, form: 0 };

const row = (
  owner: EventOwner,
  at: number,
  event: Pick<EventRow, 'kind' | 'name'> & { part: string } & Partial<EventRow>,
): EventRow => {
  const { part, ...rest } = event;
  return {
    account_id: owner.accountId,
    site_id: owner.siteId,
    session_id: owner.sid,
    page_view_id: owner.jti,
    id: `${owner.jti}.${part}`,
    version: 0,
    at: momentText(at),
    body: '',
    page_url: '',
    ...NOTHING,
    ...rest,
  };
};

/** The page view itself. */
export const pageViewEvent = (owner: EventOwner, pageUrl: string): EventRow =>
  row(owner, owner.createdAt, { part: 'view', kind: 'page_view', name: 'page_view', page_url: pageUrl });

/** What a backend reports of a session. */
export const serverEvent = (
  owner: Omit<EventOwner, 'jti' | 'createdAt'>,
  { id, name, at, body }: { id: string; name: string; at: number; body: string },
): EventRow => ({ ...row({ ...owner, jti: '', createdAt: at }, at, { part: '', kind: 'server', name, body }), id });

/**
 * What late evidence tells of a page view: its behaviour so far, one row however often it is told; what the page tracked; who it
 * says the user is. The same evidence gives the same ids, so that what was told before is known.
 */
export function lateEvents(owner: EventOwner, seq: number, evidence: LateEvidence): EventRow[] {
  const { sinceMs, readings, track = [], identify } = evidence;
  const at = (sinceMs: number) => owner.createdAt + Math.round(sinceMs);
  const events: EventRow[] = [];
  const read = readings.interaction;
  // Evidence is kept as it came, and a page can send anything.
  const parsed = declared.interaction.schema.safeParse(read && 'value' in read ? read.value : undefined);
  if (parsed.success) {
    const seen = parsed.data;
    events.push(
      row(owner, owner.createdAt, {
        part: 'behaviour',
        kind: 'behaviour',
        name: 'behaviour',
        version: seq,
        duration_ms: Math.round(sinceMs),
        mouse: seen.pointerMoves + seen.mousePresses,
        scroll: seen.scrolls + seen.wheels,
        keyboard: seen.keys,
        touch: seen.touches,
        form: seen.focusChanges,
        body: JSON.stringify(seen),
      }),
    );
  }
  track.forEach(({ name, atMs, data }, place) => {
    const body = data === undefined ? '' : JSON.stringify(data);
    // What is too long is counted all the same.
    events.push(
      row(owner, at(Math.min(atMs, sinceMs)), {
        part: `track${place}`,
        kind: 'track',
        name,
        body: body.length > maxBody ? '' : body,
      }),
    );
  });
  if (identify) {
    const { userId, proof } = identify;
    // The proof is a secret's work and stays where it was checked.
    const body = JSON.stringify({ userId, proven: proof !== undefined });
    events.push(
      row(owner, owner.createdAt, { part: 'identify', kind: 'identify', name: 'identify', version: seq, body }),
    );
  }
  return events;
}
