// Answers of the statistics, field for field as the server gives them. `types.test.ts` holds them against the contract.

/** How far back analytics look. */
export type AnalyticsPeriod = '24h' | '7d' | '30d' | '90d';
/** How long one bucket of analytics is. */
export type AnalyticsBucket = 'hour' | 'day' | 'week';

/** Sums of a period, and the same by bucket, origin, device and browser. Scores and rates lie in 0–1, percentages in 0–100. */
export interface Analytics {
  period: AnalyticsPeriod;
  groupBy: AnalyticsBucket;
  startDate: string;
  endDate: string;
  generatedAt: string;
  summary: {
    totalSessions: number;
    totalEvents: number;
    uniqueBots: number;
    uniqueUsers: number;
    averageBotScore: number;
    averageEventsPerSession: number;
  };
  /** every bucket of the period, in order */
  timeSeries: Array<{
    timestamp: string;
    sessionCount: number;
    eventCount: number;
    botCount: number;
    userMatchedCount: number;
  }>;
  botDetection: {
    highConfidenceBots: number;
    mediumConfidenceBots: number;
    lowConfidenceBots: number;
    likelyHumans: number;
  };
  userMatching: {
    totalMatched: number;
    totalUnmatched: number;
    matchRate: number;
    averageCorrelationConfidence: number;
  };
  topOrigins: Array<{ origin: string; sessionCount: number; botPercentage: number }>;
  deviceBreakdown: { mobile: number; tablet: number; desktop: number; browserCounts: Record<string, number> };
}

/** Whom a key speaks for. */
export interface Integration {
  /** the key's site, or its account where it is bound to none */
  id: string;
  name: string;
  accountId: string;
  siteId: string | null;
  origins: string[];
  tier: 'free' | 'pro' | 'enterprise';
  region: string | null;
  apiKeyMasked: string;
  createdAt: string;
}

/** A session as lists show it. */
export interface SessionSummary {
  id: string;
  createdAt: string;
  updatedAt: string;
  status: 'active' | 'closed';
  /** 0–1 */
  botScore: number;
  detectionFlags: string[];
  pageUrl: string;
  userAgentSummary: string;
  userId: string | null;
  userName: string | null;
  userUrl: string | null;
}

/** What happened in a session, minute by minute. */
export interface SessionDetails {
  sessionId: string;
  startTime: string;
  endTime: string;
  durationSeconds: number;
  eventCounts: {
    total: number;
    mouse: number;
    scroll: number;
    keyboard: number;
    touch: number;
    form: number;
  };
  timeline: Array<{
    timestamp: string;
    eventCount: number;
    dominantEventType: string;
    activityLevel: 'low' | 'medium' | 'high';
  }>;
  pageHistory: Array<{ url: string; timestamp: string; type: string; durationMs: number }>;
}

/** Kinds of event. */
export type EventKind = 'page_view' | 'behaviour' | 'track' | 'identify' | 'server';

/** One event of a session. */
export interface SessionEvent {
  eventId: string;
  messageId: string;
  eventTypeName: EventKind;
  timestamp: string;
  payloadSize: number;
}

/** A user of the site whom sessions belong to. */
export interface User {
  id: string;
  sessionCount: number;
  firstSeenAt: string;
  lastSeenAt: string;
  /** 0–1 */
  averageBotScore: number;
}

/** What is counted of each day, or month. */
export type UsageMetric = 'ApiCalls' | 'Events' | 'Sessions' | 'StorageBytes' | 'BotAnalyses';

/** A value for each day that has one, `ApiCalls` for each month. */
export interface UsageHistory {
  startDate: string;
  endDate: string;
  data: Array<{ period: string; metricType: UsageMetric; value: number }>;
  totals: Partial<Record<UsageMetric, number>>;
}

/** How scores spread, the most frequent flags, and every day of the period, newest first. */
export interface BotStatsOverview {
  period_start: string;
  period_end: string;
  distribution: {
    score_0: number;
    score_1_30: number;
    score_31_60: number;
    score_61_80: number;
    score_81_100: number;
    total_hits: number;
    avg_score: number;
    /** share of hits above 30, in 0–100 */
    suspicious_percentage: number;
  };
  top_flags: Array<{ flag: string; count: number; description: string }>;
  daily_trend: Array<{ date: string; total_hits: number; suspicious_hits: number; avg_score: number }>;
}

/** One of the worst sessions of the last seven days. */
export interface SuspiciousSession {
  session_id: string;
  max_score: number;
  flags: string[];
  hit_count: number;
  first_seen: string;
  last_seen: string;
  user_agent: string;
  country: string;
}
