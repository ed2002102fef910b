import type { Pair } from '../pair.ts';
import type { Shape } from '../shape.ts';

const asked = { key: 'read', by: 'x-api-key', method: 'GET' } as const;
const counted = { ...asked, status: 200, isExact: true, isCounted: true } as const;
const refused: Shape = { success: 'no', error: { code: 'string', message: 'string' } };

/** How scores spread, and the worst sessions. */
export const botStatsPairs: readonly Pair[] = [
  {
    ...counted,
    name: 'bot stats',
    path: '/bot-stats/overview?account_id={account}',
    shape: {
      success: 'yes',
      data: {
        period_start: 'day',
        period_end: 'day',
        distribution: {
          score_0: 'integer',
          score_1_30: 'integer',
          score_31_60: 'integer',
          score_61_80: 'integer',
          score_81_100: 'integer',
          total_hits: 'integer',
          avg_score: 'percent',
          suspicious_percentage: 'percent',
        },
        top_flags: [{ flag: 'snake', count: 'integer', description: 'string' }],
        daily_trend: [{ date: 'day', total_hits: 'integer', suspicious_hits: 'integer', avg_score: 'percent' }],
      },
    },
  },
  {
    ...counted,
    name: 'suspicious sessions',
    path: '/bot-stats/suspicious-sessions?account_id={account}&min_score=1&limit=5',
    shape: {
      success: 'yes',
      data: [
        {
          session_id: 'string',
          max_score: 'percent',
          flags: ['snake'],
          hit_count: 'integer',
          first_seen: 'moment',
          last_seen: 'moment',
          user_agent: 'string',
          country: 'string',
        },
      ],
    },
  },
  {
    ...asked,
    name: 'bot stats of too many days',
    path: '/bot-stats/overview?account_id={account}&days=91',
    status: 400,
    shape: refused,
  },
  {
    ...asked,
    name: 'suspicious sessions below the least score',
    path: '/bot-stats/suspicious-sessions?account_id={account}&min_score=0',
    status: 400,
    shape: refused,
  },
  {
    ...asked,
    name: 'bot stats without a key',
    key: 'none',
    path: '/bot-stats/overview?account_id={account}',
    status: 401,
    shape: refused,
  },
  {
    ...asked,
    name: 'bot stats of an account that is not the key’s',
    path: '/bot-stats/overview?account_id=acc_nobody',
    status: 404,
    shape: refused,
  },
];
