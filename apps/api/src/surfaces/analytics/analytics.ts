import type { AnalyticsAnswer, AnalyticsBucket, AnalyticsPeriod } from '@veridict/contract';
import { analytics, analyticsUniques } from '../../hits/queries/analytics.ts';
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
  const window = { ...whose, from, to: now, bucket: groupBy };
  const [rows, [uniques]] = await Promise.all([ask(analytics, window), ask(analyticsUniques, window)]);
  const of = (name: (typeof rows)[number]['part']) => rows.filter(({ part }) => part === name);
  const buckets = new Map(of('bucket').map((row) => [row.at, row]));
  const [whole] = of('whole');
  const sessions = whole?.session_count ?? 0;
  const matched = whole?.matched ?? 0;
  const per = (sum: number | undefined, n: number): number => (n === 0 ? 0 : rounded((sum ?? 0) / n));
  const devices = new Map(of('device').map(({ form, session_count }) => [form, session_count]));
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
        uniqueBots: uniques?.unique_bots ?? 0,
        uniqueUsers: uniques?.unique_users ?? 0,
        averageBotScore: per(whole && whole.score_sum / 100, sessions),
        averageEventsPerSession: per(whole?.event_count, sessions),
      },
      timeSeries: bucketsOf(from, now, groupBy).map((at) => {
        const row = buckets.get(at);
        return {
          timestamp: isoOf(at),
          sessionCount: row?.session_count ?? 0,
          eventCount: row?.event_count ?? 0,
          botCount: row?.bots ?? 0,
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
      topOrigins: of('origin')
        .sort((a, b) => b.session_count - a.session_count || (a.from_origin < b.from_origin ? -1 : 1))
        .slice(0, topOrigins)
        .map(({ from_origin, session_count, bots }) => ({
          origin: from_origin,
          sessionCount: session_count,
          botPercentage: Math.round((bots / session_count) * 10_000) / 100,
        })),
      deviceBreakdown: {
        mobile: devices.get('mobile') ?? 0,
        tablet: devices.get('tablet') ?? 0,
        desktop: devices.get('desktop') ?? 0,
        browserCounts: Object.fromEntries(of('browser').map(({ named, session_count }) => [named, session_count])),
      },
    },
  };
}
