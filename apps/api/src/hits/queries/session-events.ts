import { EVENT_KINDS, type EventKind } from '@veridict/contract';
import { z } from 'zod';
import { defineQuestion } from '../question.ts';
import { moment, OWNED, owner, type Whose } from './scope.ts';

/** Which events of a session are asked for, oldest first. */
export interface EventList extends Whose {
  session: string;
  kind?: EventKind | undefined;
  from?: number | undefined;
  to?: number | undefined;
  after?: { at: number; id: string } | undefined;
  limit: number;
}

/** One page of a session's events. */
export const eventsOf = defineQuestion({
  name: 'events of a session',
  sql: ({
    kind,
    after,
  }: EventList) => `SELECT id AS event, page_view_id AS view, toString(kind) AS type, toUnixTimestamp64Milli(at) AS moment,
  length(body) AS bytes, duration_ms AS duration, mouse, scroll, keyboard, touch, form, page_url AS page
FROM events FINAL
WHERE ${OWNED} AND session_id = {session:String} AND at >= ${moment('from')} AND at <= ${moment('to')}
  ${kind === undefined ? '' : 'AND kind = {kind:String}'} ${after === undefined ? '' : `AND (at, id) > (${moment('after')}, {after_id:String})`}
ORDER BY at, id LIMIT {limit:UInt32}`,
  parameters: (list) => ({
    ...owner(list),
    session: list.session,
    from: clamped(list.from ?? 0),
    to: clamped(list.to ?? latest),
    ...(list.kind === undefined ? {} : { kind: list.kind }),
    ...(list.after === undefined ? {} : { after: list.after.at, after_id: list.after.id }),
    limit: list.limit,
  }),
  row: z.object({
    event: z.string(),
    view: z.string(),
    type: z.enum(EVENT_KINDS),
    moment: z.number(),
    bytes: z.number(),
    duration: z.number(),
    mouse: z.number(),
    scroll: z.number(),
    keyboard: z.number(),
    touch: z.number(),
    form: z.number(),
    page: z.string(),
  }),
});

/** The last moment that ClickHouse can name in every function. */
const latest = Date.UTC(2105, 0);
const clamped = (at: number): number => Math.min(at, latest);
