import {
  MODERATION_API,
  moderationRecords,
  moderationSearch,
  moderationTotals,
  NO_RECORDS,
  SEARCH_RECORDS,
} from '@veridict/contract';
import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { KEY_SECURITY } from '../../answers.ts';
import type { App, Services } from '../../deps.ts';
import { type Envelope, Refusal, refusal } from '../../errors.ts';
import type { KeyWithOwner } from '../../state/port.ts';
import { answersOf, done } from './envelope.ts';
import { readMoment, wholeHours } from './minutes.ts';

const EMPTY = { api: MODERATION_API, success: false, response: NO_RECORDS } as const;
const longestMs = 24 * 3_600_000;

/** What was counted: for ever, and minute by minute. Both are the whole account's. */
export function statisticsRoutes(
  app: App,
  { state, now }: Services,
  {
    only,
    callerOf,
  }: {
    only: { config: { envelope: Envelope }; onRequest: onRequestAsyncHookHandler };
    callerOf: (request: FastifyRequest) => KeyWithOwner;
  },
): void {
  app.get(
    '/stats/moderation',
    {
      ...only,
      schema: {
        summary: 'Comments judged since the account began',
        tags: ['moderation'],
        security: KEY_SECURITY,
        response: answersOf(moderationTotals),
      },
    },
    async (request) => {
      const { passed, flagged, deleted, total } = await state.moderationTotals(callerOf(request).account.id);
      return done({
        commentsPassed: String(passed),
        commentsTotal: String(total),
        commentsDeleted: String(deleted),
        commentsFlagged: String(flagged),
      });
    },
  );

  app.post(
    '/stats/moderation/search',
    {
      ...only,
      schema: {
        summary: 'Comments judged minute by minute, in a range of at most 24 hours',
        description: 'The range is widened to whole hours. A key may search once in two minutes.',
        tags: ['moderation'],
        security: KEY_SECURITY,
        body: moderationSearch,
        response: answersOf(moderationRecords, 'unsupported_media_type'),
      },
    },
    async (request) => {
      const [from, to] = [readMoment(request.body.timefrom), readMoment(request.body.timeto)];
      if (to < from) throw refusal('invalid_request', 'timeto lies before timefrom.');
      if (to - from > longestMs) throw refusal('invalid_request', 'The range is longer than 24 hours.');
      const { key, account } = callerOf(request);
      const at = now();
      const search = { accountId: account.id, keyId: key.id, ...wholeHours(from, to), now: at, limit: SEARCH_RECORDS };
      const found = await state.searchModeration(search);
      if ('retryAt' in found) throw tooSoon(Math.ceil((found.retryAt - at) / 1000));
      if (found.records.length === 0) return EMPTY;
      return done(
        found.records.map(({ at: stamp, passed, flagged, deleted, total }) => ({
          commentsPassed: passed,
          commentsTotal: total,
          commentsDeleted: deleted,
          commentsFlagged: flagged,
          requestTime: { value: new Date(stamp).toISOString() },
        })),
      );
    },
  );
}

const tooSoon = (seconds: number): Refusal =>
  new Refusal(
    { code: 'rate_limited', message: `This key searched a moment ago; try again in ${seconds} seconds.` },
    { 'retry-after': String(seconds) },
  );
