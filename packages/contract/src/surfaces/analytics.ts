import { z } from 'zod';
import { cursor, endDate, pageSize, startDate } from './asked-for.ts';
import { tier } from './usage.ts';

/** Codes of this surface's refusals. Closed, and never renamed. */
export const ANALYTICS_CODES = [
  'VALIDATION_ERROR',
  'INVALID_API_KEY',
  'FORBIDDEN',
  'NOT_FOUND',
  'RATE_LIMITED',
  'SERVICE_UNAVAILABLE',
  'INTERNAL_ERROR',
] as const;
export type AnalyticsCode = (typeof ANALYTICS_CODES)[number];

/** Every refusal of this surface. */
export const analyticsRefusal = z.strictObject({
  error: z.strictObject({
    code: z.enum(ANALYTICS_CODES),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
});

const moment = z.iso.datetime();
const count = z.int().min(0);
const rate = z.number().min(0).max(1);

export const ANALYTICS_PERIODS = ['24h', '7d', '30d', '90d'] as const;
export const ANALYTICS_BUCKETS = ['hour', 'day', 'week'] as const;
export type AnalyticsPeriod = (typeof ANALYTICS_PERIODS)[number];
export type AnalyticsBucket = (typeof ANALYTICS_BUCKETS)[number];

export const analyticsQuery = z.object({
  period: z.enum(ANALYTICS_PERIODS).default('7d'),
  groupBy: z.enum(ANALYTICS_BUCKETS).default('day'),
});

/** Answer to `GET /v1/analytics`. Scores and rates lie in 0–1, percentages in 0–100; every bucket of the window is there. */
export const analyticsAnswer = z.strictObject({
  data: z.strictObject({
    period: z.enum(ANALYTICS_PERIODS),
    groupBy: z.enum(ANALYTICS_BUCKETS),
    startDate: moment,
    endDate: moment,
    generatedAt: moment,
    summary: z.strictObject({
      totalSessions: count,
      totalEvents: count,
      uniqueBots: count,
      uniqueUsers: count,
      averageBotScore: rate,
      averageEventsPerSession: z.number().min(0),
    }),
    timeSeries: z.array(
      z.strictObject({
        timestamp: moment,
        sessionCount: count,
        eventCount: count,
        botCount: count,
        userMatchedCount: count,
      }),
    ),
    botDetection: z.strictObject({
      highConfidenceBots: count,
      mediumConfidenceBots: count,
      lowConfidenceBots: count,
      likelyHumans: count,
    }),
    userMatching: z.strictObject({
      totalMatched: count,
      totalUnmatched: count,
      matchRate: rate,
      averageCorrelationConfidence: rate,
    }),
    topOrigins: z.array(
      z.strictObject({ origin: z.string(), sessionCount: count, botPercentage: z.number().min(0).max(100) }),
    ),
    deviceBreakdown: z.strictObject({
      mobile: count,
      tablet: count,
      desktop: count,
      browserCounts: z.record(z.string(), count),
    }),
  }),
});
export type AnalyticsAnswer = z.infer<typeof analyticsAnswer>;

/** Answer to `GET /v1/integration`: whom the key speaks for. */
export const integrationAnswer = z.strictObject({
  data: z.strictObject({
    /** the key's site, or its account where it is bound to none */
    id: z.string(),
    name: z.string(),
    accountId: z.string(),
    siteId: z.string().nullable(),
    origins: z.array(z.string()),
    tier,
    region: z.string().nullable(),
    apiKeyMasked: z.string(),
    createdAt: moment,
  }),
});

export const USAGE_METRICS = ['ApiCalls', 'Events', 'Sessions', 'StorageBytes', 'BotAnalyses'] as const;
export type UsageMetric = (typeof USAGE_METRICS)[number];

export const usageQuery = z.object({
  startDate,
  endDate,
  metric: z.enum(USAGE_METRICS).optional(),
});

/** Answer to `GET /v1/usage`: a value for each day that has one. `StorageBytes` is what the day's statistics take up before compression. */
export const usageHistory = z.strictObject({
  startDate: moment,
  endDate: moment,
  data: z.array(z.strictObject({ period: z.string(), metricType: z.enum(USAGE_METRICS), value: count })),
  totals: z.partialRecord(z.enum(USAGE_METRICS), count),
});

/** How a page says where the next begins. */
const pagination = z.strictObject({ nextCursor: z.string().nullable(), hasMore: z.boolean(), limit: z.int() });

export const sessionsQuery = z.object({
  pageSize,
  cursor,
  status: z.enum(['active', 'closed']).optional(),
  botOnly: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  startDate,
  endDate,
});

/** A session as lists show it. */
export const sessionSummary = z.strictObject({
  id: z.string(),
  createdAt: moment,
  updatedAt: moment,
  status: z.enum(['active', 'closed']),
  botScore: rate,
  detectionFlags: z.array(z.string()),
  pageUrl: z.string(),
  userAgentSummary: z.string(),
  userId: z.string().nullable(),
  userName: z.string().nullable(),
  userUrl: z.string().nullable(),
});
export type SessionSummary = z.infer<typeof sessionSummary>;

export const sessionsAnswer = z.strictObject({ data: z.array(sessionSummary), pagination });
export const sessionAnswer = z.strictObject({ data: sessionSummary });

/** Answer to `GET /v1/sessions/{id}/details`. `eventCounts.total` is the sum of the five kinds of input. */
export const sessionDetails = z.strictObject({
  data: z.strictObject({
    sessionId: z.string(),
    startTime: moment,
    endTime: moment,
    durationSeconds: z.number().min(0),
    eventCounts: z.strictObject({
      total: count,
      mouse: count,
      scroll: count,
      keyboard: count,
      touch: count,
      form: count,
    }),
    timeline: z.array(
      z.strictObject({
        timestamp: moment,
        eventCount: count,
        dominantEventType: z.string(),
        activityLevel: z.enum(['low', 'medium', 'high']),
      }),
    ),
    pageHistory: z.array(z.strictObject({ url: z.string(), timestamp: moment, type: z.string(), durationMs: count })),
  }),
});

/** Kinds of event; the place, from 1 on, is the number by which a kind may be asked for too. */
export const EVENT_KINDS = ['page_view', 'behaviour', 'track', 'identify', 'server'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Names that were published for single inputs, and the kind that holds them here. */
const PUBLISHED_KINDS: Readonly<Record<string, EventKind>> = {
  init: 'page_view',
  mouse_move: 'behaviour',
  keypress: 'behaviour',
};

const milliseconds = z.coerce.number().int().min(0).max(8.64e15).optional();

export const sessionEventsQuery = z.object({
  pageSize,
  cursor,
  type: z
    .string()
    .transform((text) =>
      /^(\d{1,3}|0x[0-9a-f]{1,2})$/i.test(text) ? EVENT_KINDS[Number(text) - 1] : (PUBLISHED_KINDS[text] ?? text),
    )
    .pipe(z.enum(EVENT_KINDS))
    .optional(),
  startTime: milliseconds,
  endTime: milliseconds,
});

export const sessionEventsAnswer = z.strictObject({
  data: z.array(
    z.strictObject({
      eventId: z.string(),
      messageId: z.string(),
      eventTypeName: z.enum(EVENT_KINDS),
      timestamp: moment,
      payloadSize: count,
    }),
  ),
  pagination,
});

export const usersQuery = z.object({ pageSize, cursor });

/** Users whom sessions were linked to or matched with. */
export const usersAnswer = z.strictObject({
  data: z.array(
    z.strictObject({
      id: z.string(),
      sessionCount: count,
      firstSeenAt: moment,
      lastSeenAt: moment,
      averageBotScore: rate,
    }),
  ),
  pagination,
});
