import type { AnalyticsAnswer, AnalyticsBucket, AnalyticsPeriod } from '@veridict/contract';
import { askAnalytics } from '../../hits/queries/analytics.ts';
import type { Whose } from '../../hits/queries/scope.ts';
import type { Ask } from '../../hits/question.ts';
import { bucketsOf, PERIOD_MS } from './buckets.ts';
import { isoOf, rounded } from './frame.ts';

/** Most origins that are listed. */
const topOrigins = 10;

/** What happened in a period that ends now. */
export async function readAnalytics(
  ask: Ask,
  whose: Whose,
  { period, groupBy }: { period: AnalyticsPeriod; groupBy: AnalyticsBucket },
  now: number,
): Promise<AnalyticsAnswer> {
  const from = now - PERIOD_MS[period];
  const {
    whole,
    buckets: filled,
    uniqueBots,
    uniqueUsers,
  } = await askAnalytics(ask, { ...whose, from, to: now }, groupBy);
  const buckets = new Map(filled.map((row) => [row.at, row]));
  const sessions = whole?.session_count ?? 0;
  const matched = whole?.matched ?? 0;
  const per = (sum: number | undefined, n: number): number => (n === 0 ? 0 : rounded((sum ?? 0) / n));
  return {
    data: {
      period,
      groupBy,
      startDate: isoOf(from),
      endDate: isoOf(now),
      generatedAt: isoOf(now),
      summary: {
        totalSessions: sessions,
        totalEvents: whole?.event_count ?? 0,
        uniqueBots,
        uniqueUsers,
        averageBotScore: per(whole && whole.score_sum / 100, sessions),
        averageEventsPerSession: per(whole?.event_count, sessions),
      },
      timeSeries: bucketsOf(from, now, groupBy).map((at) => {
        const row = buckets.get(at);
        return {
          timestamp: isoOf(at),
          sessionCount: row?.session_count ?? 0,
          eventCount: row?.event_count ?? 0,
          botCount: (row?.high ?? 0) + (row?.medium ?? 0),
          userMatchedCount: row?.matched ?? 0,
        };
      }),
      botDetection: {
        highConfidenceBots: whole?.high ?? 0,
        mediumConfidenceBots: whole?.medium ?? 0,
        lowConfidenceBots: whole?.low ?? 0,
        likelyHumans: whole?.humans ?? 0,
      },
      userMatching: {
        totalMatched: matched,
        totalUnmatched: sessions - matched,
        matchRate: per(matched, sessions),
        averageCorrelationConfidence: per(whole?.confidence_sum, matched),
      },
      topOrigins: Object.entries(whole?.origins ?? {})
        .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
        .slice(0, topOrigins)
        .map(([origin, sessionCount]) => ({
          origin,
          sessionCount,
          botPercentage: Math.round(((whole?.origin_bots[origin] ?? 0) / sessionCount) * 10_000) / 100,
        })),
      deviceBreakdown: {
        mobile: whole?.devices.mobile ?? 0,
        tablet: whole?.devices.tablet ?? 0,
        desktop: whole?.devices.desktop ?? 0,
        browserCounts: whole?.browsers ?? {},
      },
    },
  };
}
