import {
  type SessionSummary,
  sessionAnswer,
  sessionDetails,
  sessionEventsAnswer,
  sessionEventsQuery,
  sessionsAnswer,
  sessionsQuery,
  usersAnswer,
  usersQuery,
} from '@veridict/contract';
import { SESSION_WINDOW_S } from '@veridict/verifier';
import type { z } from 'zod';
import type { App, Services } from '../../deps.ts';
import { refusal } from '../../errors.ts';
import type { Whose } from '../../hits/queries/scope.ts';
import { eventsOf } from '../../hits/queries/session-events.ts';
import { type SessionList, sessionsOf } from '../../hits/queries/sessions.ts';
import { usersOf } from '../../hits/queries/users.ts';
import { detailsOf, mostEvents } from './details.ts';
import { callerOf, type frameOf, isoOf, rounded, schemaOf, whoseOf } from './frame.ts';
import { limitOf, pageOf, readCursor } from './paging.ts';

type Row = z.infer<typeof sessionsOf.row>;

/** Sessions and users: lists, and one session in all its detail. */
export function sessionRoutes(app: App, { hits, now }: Services, frame: ReturnType<typeof frameOf>): void {
  const list = async (asked: Omit<SessionList, 'after'>, cursor: string | undefined) => {
    const place = readCursor(cursor);
    const after = place && { startedAt: place.at, id: place.id };
    const rows = await hits.ask(sessionsOf, { ...asked, after, limit: asked.limit + 1 });
    const { shown, pagination } = pageOf(rows, asked.limit, ({ began, id }) => [began, id] as const);
    return { data: shown.map((row) => summaryOf(row, now())), pagination };
  };
  /** The session, when there is one of this name that the caller may see. */
  const find = async (whose: Whose, id: string): Promise<Row> => {
    const [row] = await hits.ask(sessionsOf, { ...whose, id, limit: 1 });
    if (row === undefined) throw refusal('not_found', 'There is no such session.');
    return row;
  };

  app.get(
    '/v1/sessions',
    {
      ...frame,
      schema: {
        ...schemaOf('Sessions, newest first', sessionsAnswer),
        querystring: sessionsQuery,
      },
    },
    (request) => {
      const { pageSize, cursor, status, botOnly, startDate, endDate } = request.query;
      const limit = limitOf(callerOf(request).account.tier, pageSize, 50);
      const edge = activeSince(now());
      const which = {
        botOnly,
        from: startDate,
        to: endDate,
        activeSince: status === 'active' ? edge : undefined,
        closedSince: status === 'closed' ? edge : undefined,
      };
      return list({ ...whoseOf(request), ...which, limit }, cursor);
    },
  );

  app.get<{ Params: { id: string } }>(
    '/v1/sessions/:id',
    { ...frame, schema: schemaOf('One session', sessionAnswer, 'not_found') },
    async (request) => ({ data: summaryOf(await find(whoseOf(request), request.params.id), now()) }),
  );

  app.get<{ Params: { id: string } }>(
    '/v1/sessions/:id/details',
    { ...frame, schema: schemaOf('What happened in a session, minute by minute', sessionDetails, 'not_found') },
    async (request) => {
      const whose = whoseOf(request);
      const session = await find(whose, request.params.id);
      const events = await hits.ask(eventsOf, { ...whose, session: session.id, limit: mostEvents });
      return { data: detailsOf(session, events) };
    },
  );

  app.get<{ Params: { id: string } }>(
    '/v1/sessions/:id/events',
    {
      ...frame,
      schema: {
        ...schemaOf('Events of a session, oldest first', sessionEventsAnswer, 'not_found'),
        querystring: sessionEventsQuery,
      },
    },
    async (request) => {
      const { pageSize, cursor, type, startTime, endTime } = request.query as z.output<typeof sessionEventsQuery>;
      const whose = whoseOf(request);
      const limit = limitOf(callerOf(request).account.tier, pageSize, 100);
      const after = readCursor(cursor);
      const { id } = await find(whose, request.params.id);
      const which = { session: id, kind: type, from: startTime, to: endTime, after, limit: limit + 1 };
      const { shown, pagination } = pageOf(
        await hits.ask(eventsOf, { ...whose, ...which }),
        limit,
        ({ moment, event }) => [moment, event] as const,
      );
      return {
        data: shown.map(({ event, view, type, moment, bytes }) => ({
          eventId: event,
          messageId: view,
          eventTypeName: type,
          timestamp: isoOf(moment),
          payloadSize: bytes,
        })),
        pagination,
      };
    },
  );

  app.get(
    '/v1/users',
    {
      ...frame,
      schema: {
        ...schemaOf('Users whom sessions belong to, by id', usersAnswer),
        querystring: usersQuery,
      },
    },
    async (request) => {
      const { pageSize, cursor } = request.query;
      const limit = limitOf(callerOf(request).account.tier, pageSize, 50);
      const after = readCursor(cursor)?.id ?? '';
      const rows = await hits.ask(usersOf, { ...whoseOf(request), after, limit: limit + 1 });
      const { shown, pagination } = pageOf(rows, limit, ({ id }) => [0, id] as const);
      return {
        data: shown.map(({ id, session_count, first_at, last_at, mean }) => ({
          id,
          sessionCount: session_count,
          firstSeenAt: isoOf(first_at),
          lastSeenAt: isoOf(last_at),
          averageBotScore: rounded(mean / 100),
        })),
        pagination,
      };
    },
  );

  app.get<{ Params: { id: string }; Querystring: z.output<typeof usersQuery> }>(
    '/v1/users/:id/sessions',
    {
      ...frame,
      schema: {
        ...schemaOf('Sessions of a user, newest first', sessionsAnswer, 'not_found'),
        querystring: usersQuery,
      },
    },
    async (request) => {
      const { pageSize, cursor } = request.query;
      const whose = { ...whoseOf(request), userId: request.params.id };
      const page = await list({ ...whose, limit: limitOf(callerOf(request).account.tier, pageSize, 50) }, cursor);
      if (page.data.length === 0 && cursor === undefined) throw refusal('not_found', 'There is no such user.');
      return page;
    },
  );
}

/** A session is open for as long as its page views speak for it. */
const activeSince = (now: number): number => now - SESSION_WINDOW_S * 1000;

function summaryOf(row: Row, now: number): SessionSummary {
  return {
    id: row.id,
    createdAt: isoOf(row.began),
    updatedAt: isoOf(row.seen),
    status: row.seen >= activeSince(now) ? 'active' : 'closed',
    botScore: row.points / 100,
    detectionFlags: row.seen_flags,
    pageUrl: row.page,
    userAgentSummary: `${row.named || 'unknown'} on ${row.system || 'unknown'}, ${row.form || 'unknown'}`,
    userId: row.user === '' ? null : row.user,
    // Sites tell us their users' ids alone.
    userName: null,
    userUrl: null,
  };
}
