import {
  botStatsOverview,
  botStatsOverviewQuery,
  botStatsRefusal,
  suspiciousSessions,
  suspiciousSessionsQuery,
} from '@veridict/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { answersIn, KEY_CODES, KEY_SECURITY } from '../../answers.ts';
import type { App, Services } from '../../deps.ts';
import { type Envelope, refusal } from '../../errors.ts';
import { askSuspiciousSessions } from '../../hits/queries/suspicious-sessions.ts';
import type { KeyWithOwner } from '../../state/port.ts';
import { readOverview } from './overview.ts';

const CALLER = 'botStatsReader';
/** How far back sessions can be looked into. */
const drillDownMs = 7 * 86_400_000;

const refuse: Envelope = ({ code, message, details }) => ({
  body: { success: false, error: { code, message, ...(details === undefined ? {} : { details }) } },
});

/** How suspicious an account's traffic is, and its worst sessions. */
export function botStatsRoutes(app: App, { access, hits, now }: Services): void {
  app.decorateRequest(CALLER);
  const frame = {
    config: { envelope: refuse },
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      reply.header('cache-control', 'no-store');
      request.setDecorator(CALLER, await access.secret(request, reply, ['read']));
    },
  };

  app.get(
    '/bot-stats/overview',
    {
      ...frame,
      schema: {
        ...schemaOf('How scores spread, the most frequent flags, and the trend', botStatsOverview),
        querystring: botStatsOverviewQuery,
      },
    },
    async (request) => {
      const accountId = ownAccount(request, request.query.account_id);
      return {
        success: true as const,
        data: await readOverview(hits.ask, { accountId, days: request.query.days, now: now() }),
      };
    },
  );

  app.get(
    '/bot-stats/suspicious-sessions',
    {
      ...frame,
      schema: {
        ...schemaOf('Sessions of the last seven days with a high score, the worst first', suspiciousSessions),
        querystring: suspiciousSessionsQuery,
      },
    },
    async (request) => {
      const { account_id, min_score, limit } = request.query;
      const accountId = ownAccount(request, account_id);
      const asked = { accountId, since: now() - drillDownMs, minScore: min_score, limit };
      const rows = await askSuspiciousSessions(hits.ask, asked);
      return {
        success: true as const,
        data: rows.map((row) => ({
          session_id: row.session,
          max_score: row.max_score,
          flags: row.all_flags,
          hit_count: row.hit_count,
          first_seen: new Date(row.first_at).toISOString(),
          last_seen: new Date(row.last_at).toISOString(),
          user_agent: row.agent,
          country: row.place,
        })),
      };
    },
  );
}

/** The account asked for, when it is the caller's own; another's is as unknown as one that never was. */
function ownAccount(request: FastifyRequest, asked: string): string {
  const { account } = request.getDecorator<KeyWithOwner>(CALLER);
  if (asked !== account.id) throw refusal('not_found', 'There is no such account.');
  return account.id;
}

const schemaOf = <T extends z.ZodType>(summary: string, good: T) => ({
  summary,
  tags: ['bot stats'],
  security: KEY_SECURITY,
  response: answersIn(
    { 'application/json': botStatsRefusal },
    good,
    ...KEY_CODES,
    'invalid_request',
    'not_found',
    'statistics_unavailable',
  ),
});
