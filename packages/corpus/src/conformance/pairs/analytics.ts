import type { Pair } from '../pair.ts';
import type { Shape } from '../shape.ts';

const asked = { key: 'read', by: 'authorization', method: 'GET' } as const;
const counted = { ...asked, status: 200, isExact: true, isCounted: true } as const;

const body = (period: string, groupBy: string): Shape => ({
  data: {
    period: `'${period}'`,
    groupBy: `'${groupBy}'`,
    startDate: 'moment',
    endDate: 'moment',
    generatedAt: 'moment',
    summary: {
      totalSessions: 'integer',
      totalEvents: 'integer',
      uniqueBots: 'integer',
      uniqueUsers: 'integer',
      averageBotScore: 'rate',
      averageEventsPerSession: 'number',
    },
    timeSeries: [
      {
        timestamp: 'moment',
        sessionCount: 'integer',
        eventCount: 'integer',
        botCount: 'integer',
        userMatchedCount: 'integer',
      },
    ],
    botDetection: {
      highConfidenceBots: 'integer',
      mediumConfidenceBots: 'integer',
      lowConfidenceBots: 'integer',
      likelyHumans: 'integer',
    },
    userMatching: {
      totalMatched: 'integer',
      totalUnmatched: 'integer',
      matchRate: 'rate',
      averageCorrelationConfidence: 'rate',
    },
    topOrigins: [{ origin: 'string', sessionCount: 'integer', botPercentage: 'percent' }],
    deviceBreakdown: { mobile: 'integer', tablet: 'integer', desktop: 'integer', browserCounts: 'object' },
  },
});
const session: Shape = {
  id: 'string',
  createdAt: 'moment',
  updatedAt: 'moment',
  status: "'active'|'closed'",
  botScore: 'rate',
  detectionFlags: ['string'],
  pageUrl: 'string',
  userAgentSummary: 'string',
  userId: 'string?',
  userName: 'string?',
  userUrl: 'string?',
};
const pagination: Shape = { nextCursor: 'string?', hasMore: 'boolean', limit: 'integer' };

/** Analytics, and its siblings under `/v1`. */
export const analyticsPairs: readonly Pair[] = [
  { ...counted, name: 'analytics', path: '/v1/analytics', shape: body('7d', 'day') },
  {
    ...counted,
    name: 'analytics of a day by hours',
    path: '/v1/analytics?period=24h&groupBy=hour',
    shape: body('24h', 'hour'),
  },
  {
    ...counted,
    name: 'analytics of a quarter by weeks',
    path: '/v1/analytics?period=90d&groupBy=week',
    shape: body('90d', 'week'),
  },
  {
    ...asked,
    name: 'analytics of a period that there is not',
    path: '/v1/analytics?period=1y',
    status: 400,
    shape: { error: { code: "'VALIDATION_ERROR'", message: 'string', details: 'object' } },
  },
  {
    ...asked,
    name: 'analytics without a key',
    key: 'none',
    path: '/v1/analytics',
    status: 401,
    shape: { error: { code: "'INVALID_API_KEY'", message: 'string' } },
  },
  {
    ...asked,
    name: 'health',
    key: 'none',
    path: '/health',
    status: 200,
    shape: { status: "'healthy'", version: 'string', timestamp: 'moment' },
  },
  {
    ...asked,
    name: 'whom a key speaks for',
    path: '/v1/integration',
    status: 200,
    shape: { data: { apiKeyMasked: 'string' } },
  },
  { ...counted, name: 'sessions', path: '/v1/sessions?pageSize=2', shape: { data: [session], pagination } },
  {
    ...counted,
    name: 'sessions, the first page of a client that always sends a cursor',
    path: '/v1/sessions?pageSize=100000&cursor=&startDate=2026-01-01T00:00:00&endDate=2026-01-02',
    shape: { data: [session], pagination },
  },
  {
    ...asked,
    name: 'sessions after a cursor that no page gave',
    path: '/v1/sessions?cursor=abc',
    status: 400,
    shape: { error: { code: "'VALIDATION_ERROR'", message: 'string', details: 'object' } },
  },
  { ...counted, name: 'one session', path: '/v1/sessions/{session}', shape: { data: session } },
  {
    ...counted,
    name: 'what happened in a session',
    path: '/v1/sessions/{session}/details',
    shape: {
      data: {
        sessionId: 'string',
        startTime: 'moment',
        endTime: 'moment',
        durationSeconds: 'number',
        eventCounts: {
          total: 'integer',
          mouse: 'integer',
          scroll: 'integer',
          keyboard: 'integer',
          touch: 'integer',
          form: 'integer',
        },
        timeline: [
          {
            timestamp: 'moment',
            eventCount: 'integer',
            dominantEventType: 'string',
            activityLevel: "'low'|'medium'|'high'",
          },
        ],
        pageHistory: [{ url: 'string', timestamp: 'moment', type: 'string', durationMs: 'integer' }],
      },
    },
  },
  {
    ...counted,
    name: 'events of a session',
    path: '/v1/sessions/{session}/events',
    shape: {
      data: [
        {
          eventId: 'string',
          messageId: 'string',
          eventTypeName: 'string',
          timestamp: 'moment',
          payloadSize: 'integer',
        },
      ],
      pagination,
    },
  },
  {
    ...counted,
    name: 'events of a session, of a kind by its published name',
    path: '/v1/sessions/{session}/events?type=mouse_move&pageSize=1',
    shape: { data: ['object'], pagination },
  },
  {
    ...counted,
    name: 'users',
    path: '/v1/users',
    shape: {
      data: [
        {
          id: 'string',
          sessionCount: 'integer',
          firstSeenAt: 'moment',
          lastSeenAt: 'moment',
          averageBotScore: 'rate',
        },
      ],
      pagination,
    },
  },
  {
    ...counted,
    name: 'sessions of a user',
    path: '/v1/users/{user}/sessions',
    shape: { data: [session], pagination },
  },
  {
    ...counted,
    name: 'usage by the day',
    path: '/v1/usage',
    shape: {
      startDate: 'moment',
      endDate: 'moment',
      data: [{ period: 'string', metricType: 'string', value: 'integer' }],
      totals: 'object',
    },
  },
];
