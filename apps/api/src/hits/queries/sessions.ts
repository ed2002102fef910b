import { z } from 'zod';
import { defineQuestion } from '../question.ts';
import { HAS_USER, moment, OWNED, owner, type Whose } from './scope.ts';

/** Where a list of sessions goes on: after the one that began then. */
export interface SessionPlace {
  startedAt: number;
  id: string;
}

/** Which sessions are asked for, newest first. */
export interface SessionList extends Whose {
  id?: string | undefined;
  userId?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
  /** seen at or after this moment, or not since */
  activeSince?: number | undefined;
  closedSince?: number | undefined;
  botOnly?: boolean | undefined;
  after?: SessionPlace | undefined;
  limit: number;
}

const BEGAN = 'toUnixTimestamp64Milli(started_at)';
const SEEN = 'toUnixTimestamp64Milli(last_seen_at)';

/** Each condition, and when it is set. */
const CONDITIONS: ReadonlyArray<readonly [asked: (list: SessionList) => boolean, text: string]> = [
  [({ id }) => id !== undefined, 'session_id = {id:String}'],
  [({ userId }) => userId !== undefined, `user_id = {user:String} AND ${HAS_USER}`],
  [({ from }) => from !== undefined, `started_at >= ${moment('from')}`],
  [({ to }) => to !== undefined, `started_at <= ${moment('to')}`],
  [({ activeSince }) => activeSince !== undefined, `last_seen_at >= ${moment('active')}`],
  [({ closedSince }) => closedSince !== undefined, `last_seen_at < ${moment('closed')}`],
  [({ botOnly }) => botOnly === true, 'score >= 70'],
  [({ after }) => after !== undefined, `(started_at, session_id) < (${moment('after')}, {after_id:String})`],
];

/** One page of sessions, or one session. */
export const sessionsOf = defineQuestion({
  name: 'sessions',
  sql: (
    list: SessionList,
  ) => `SELECT session_id AS id, ${BEGAN} AS began, ${SEEN} AS seen, score AS points, flags AS seen_flags,
  page_url AS page, toString(browser) AS named, toString(os) AS system, toString(device) AS form, user_id AS user
FROM sessions FINAL
WHERE ${[OWNED, ...CONDITIONS.flatMap(([isAsked, text]) => (isAsked(list) ? [text] : []))].join(' AND ')}
ORDER BY started_at DESC, session_id DESC LIMIT {limit:UInt16}`,
  parameters: (list) => ({
    ...owner(list),
    ...given('id', list.id),
    ...given('user', list.userId),
    ...given('from', list.from),
    ...given('to', list.to),
    ...given('active', list.activeSince),
    ...given('closed', list.closedSince),
    ...given('after', list.after?.startedAt),
    ...given('after_id', list.after?.id),
    limit: list.limit,
  }),
  row: z.object({
    id: z.string(),
    began: z.number(),
    seen: z.number(),
    points: z.number(),
    seen_flags: z.array(z.string()),
    page: z.string(),
    named: z.string(),
    system: z.string(),
    form: z.string(),
    user: z.string(),
  }),
});

const given = (name: string, value: string | number | undefined) => (value === undefined ? {} : { [name]: value });
