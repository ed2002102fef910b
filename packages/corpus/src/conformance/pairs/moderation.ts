import type { Pair } from '../pair.ts';
import type { Shape } from '../shape.ts';

const asked = { by: 'x-chatsight-api-auth' } as const;
const answer = (success: string, response: Shape): Shape => ({ api: "'chatsight-lang-text'", success, response });

const dayMs = 86_400_000;
const yesterday = (now: Date): string => new Date(now.getTime() - dayMs).toISOString().slice(0, 10);
const past = () => ({ timefrom: '2021-05-10 20:27:00', timeto: '2021-05-10 21:30:00' });

/** Comments: judged, decided on, counted. Asking adds a comment and a decision to the account's totals. */
export const moderationPairs: readonly Pair[] = [
  {
    ...asked,
    name: 'moderation, a comment',
    key: 'secret',
    method: 'POST',
    path: '/text/moderation',
    body: () => ({ sample: 'A quiet remark about gardening.' }),
    status: 200,
    shape: answer('yes', { suggestedAction: ['any'] }),
  },
  {
    ...asked,
    isExact: true,
    name: 'moderation, a decision',
    key: 'secret',
    method: 'POST',
    path: '/v1/moderation/decisions',
    body: (now) => ({
      id: `conformance-${yesterday(now)}`,
      outcome: 'pass',
      at: `${yesterday(now)}T12:31:20Z`,
    }),
    status: 200,
    shape: answer('yes', { id: 'string', outcome: "'pass'", at: 'moment', session_id: 'string?' }),
  },
  {
    ...asked,
    isExact: true,
    name: 'moderation, lifetime',
    key: 'read',
    method: 'GET',
    path: '/stats/moderation',
    status: 200,
    shape: answer('yes', {
      commentsPassed: 'digits',
      commentsTotal: 'digits',
      commentsDeleted: 'digits',
      commentsFlagged: 'digits',
    }),
  },
  {
    ...asked,
    isExact: true,
    name: 'moderation, a range with records',
    key: 'read',
    method: 'POST',
    path: '/stats/moderation/search',
    body: (now) => ({ timefrom: `${yesterday(now)} 12:27:00`, timeto: `${yesterday(now)} 13:30:00` }),
    status: 200,
    shape: answer('yes', [
      {
        commentsPassed: 'integer',
        commentsTotal: 'integer',
        commentsDeleted: 'integer',
        commentsFlagged: 'integer',
        requestTime: { value: 'moment' },
      },
    ]),
  },
  {
    ...asked,
    isExact: true,
    name: 'moderation, a range turned round',
    key: 'read',
    method: 'POST',
    path: '/stats/moderation/search',
    body: () => ({ timefrom: '2021-05-10 21:30:00', timeto: '2021-05-10 20:27:00' }),
    status: 400,
    shape: answer('no', 'string'),
  },
  {
    ...asked,
    isExact: true,
    name: 'moderation, a range of more than a day',
    key: 'read',
    method: 'POST',
    path: '/stats/moderation/search',
    body: () => ({ timefrom: '2021-05-10 20:27:00', timeto: '2021-05-11 20:27:01' }),
    status: 400,
    shape: answer('no', 'string'),
  },
  {
    ...asked,
    isExact: true,
    name: 'moderation, again within two minutes',
    key: 'read',
    method: 'POST',
    path: '/stats/moderation/search',
    body: past,
    status: 429,
    shape: answer('no', 'string'),
  },
  {
    ...asked,
    isExact: true,
    name: 'moderation, a range of the past without records',
    key: 'secret',
    method: 'POST',
    path: '/stats/moderation/search',
    body: past,
    status: 200,
    shape: answer('no', 'string'),
    isApart: true,
  },
];
