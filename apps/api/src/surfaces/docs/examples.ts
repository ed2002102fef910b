import {
  analyticsAnswer,
  botStatsOverview,
  linkAnswer,
  moderationAnswer,
  moderationRecords,
  moderationTotals,
  myIpAnswer,
  suspiciousSessions,
  usageAnswer,
} from '@veridict/contract';
import type { z } from 'zod';

interface Example {
  schema: z.ZodType;
  value: unknown;
}
const example = <T extends z.ZodType>(schema: T, value: z.input<T>): Example => ({ schema, value });

/** An answer of each published surface, by the path that gives it. Invented. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  '/api/v1/usage': example(usageAnswer, { tier: 'pro', used: 18_204, limit: 1_000_000, remaining: 981_796 }),
  '/v1/myip': example(myIpAnswer, {
    ip: '203.0.113.9',
    country: 'PT',
    country_name: 'Portugal',
    city: 'Porto',
    currency: 'EUR',
    currency_symbol: '€',
    threat: false,
  }),
  '/v1/analytics': example(analyticsAnswer, {
    data: {
      period: '24h',
      groupBy: 'day',
      startDate: '2026-11-20T12:00:00.000Z',
      endDate: '2026-11-21T12:00:00.000Z',
      generatedAt: '2026-11-21T12:00:00.000Z',
      summary: {
        totalSessions: 40,
        totalEvents: 322,
        uniqueBots: 3,
        uniqueUsers: 12,
        averageBotScore: 0.1145,
        averageEventsPerSession: 8.05,
      },
      timeSeries: [
        { timestamp: '2026-11-20T00:00:00.000Z', sessionCount: 18, eventCount: 140, botCount: 1, userMatchedCount: 5 },
        { timestamp: '2026-11-21T00:00:00.000Z', sessionCount: 22, eventCount: 182, botCount: 2, userMatchedCount: 9 },
      ],
      botDetection: { highConfidenceBots: 2, mediumConfidenceBots: 1, lowConfidenceBots: 2, likelyHumans: 35 },
      userMatching: {
        totalMatched: 14,
        totalUnmatched: 26,
        matchRate: 0.35,
        averageCorrelationConfidence: 0.94,
      },
      topOrigins: [{ origin: 'https://shop.example', sessionCount: 40, botPercentage: 7.5 }],
      deviceBreakdown: { mobile: 16, tablet: 2, desktop: 22, browserCounts: { chrome: 25, safari: 11, firefox: 4 } },
    },
  }),
  '/bot-stats/overview': example(botStatsOverview, {
    success: true,
    data: {
      period_start: '2026-11-21',
      period_end: '2026-11-21',
      distribution: {
        score_0: 120,
        score_1_30: 71,
        score_31_60: 4,
        score_61_80: 2,
        score_81_100: 3,
        total_hits: 200,
        avg_score: 4.12,
        suspicious_percentage: 4.5,
      },
      top_flags: [{ flag: 'missing_accept_language', count: 5, description: 'Request missing Accept-Language header' }],
      daily_trend: [{ date: '2026-11-21', total_hits: 200, suspicious_hits: 9, avg_score: 4.12 }],
    },
  }),
  '/bot-stats/suspicious-sessions': example(suspiciousSessions, {
    success: true,
    data: [
      {
        session_id: 'ses_h4f4frnjumn7km636n79qe',
        max_score: 97,
        flags: ['headless_user_agent', 'missing_accept_language'],
        hit_count: 14,
        first_seen: '2026-11-21T09:32:11.000Z',
        last_seen: '2026-11-21T09:41:55.000Z',
        user_agent: 'Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/142.0.0.0',
        country: 'PT',
      },
    ],
  }),
  '/text/moderation': example(moderationAnswer, {
    api: 'chatsight-lang-text',
    success: true,
    response: {
      suggestedAction: ['flag', 0.1],
      reasons: [
        { name: 'links', group: 'promotion', llr: 0.4, detail: 'one link, https://slots.example' },
        { name: 'sales_talk', group: 'promotion', llr: 1.9, detail: 'gambling' },
      ],
      metadata: { uuid: 'req_y-19_m1un2kptw5fjJ1TlA' },
    },
  }),
  '/stats/moderation': example(moderationTotals, {
    api: 'chatsight-lang-text',
    success: true,
    response: { commentsPassed: '2002', commentsTotal: '2044', commentsDeleted: '11', commentsFlagged: '31' },
  }),
  '/stats/moderation/search': example(moderationRecords, {
    api: 'chatsight-lang-text',
    success: true,
    response: [
      {
        commentsPassed: 6,
        commentsTotal: 7,
        commentsDeleted: 0,
        commentsFlagged: 1,
        requestTime: { value: '2026-11-21T20:31:55.000Z' },
      },
    ],
  }),
  '/api/shorterlink': example(linkAnswer, {
    IP: '203.0.113.9',
    IPInfo: {
      hostname: null,
      asn: 64_500,
      company: 'Example Telecom',
      isp: 'Example Telecom',
      city: null,
      district: null,
      region: null,
      postcode: null,
      country: 'PT',
      latitude: null,
      longitude: null,
      timezone: null,
    },
    IPStatus: { isBot: 0, BlockAccess: 0, ThreatURL: 0, DetectActivity: 'VISITOR' },
    UA: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0.0.0 Safari/537.36',
    status: 'success',
    timeResponse: '2026-11-21 12:00:00',
    redirectTo: 'https://shop.example/spring',
    jsResponse: '0',
  }),
};
