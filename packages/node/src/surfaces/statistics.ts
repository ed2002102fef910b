import { isObject } from '../answers.ts';
import type { Settings } from '../options.ts';
import { ask, type Question } from '../request.ts';
import { type Pages, pagesOf } from './pages.ts';
import type {
  Analytics,
  AnalyticsBucket,
  AnalyticsPeriod,
  BotStatsOverview,
  EventKind,
  Integration,
  SessionDetails,
  SessionEvent,
  SessionSummary,
  SuspiciousSession,
  UsageHistory,
  UsageMetric,
  User,
} from './statistics-types.ts';

/** Counting months takes longer than judging a visitor, and nobody waits at a door for it. */
const SLOWEST_MS = 10_000;

/** A moment: a `Date`, or text as ISO 8601 has it. */
export type Moment = Date | string;

/** What every question may bring along. */
export interface Asking {
  signal?: AbortSignal | undefined;
}

/** How many items one page of a list has at most; more than a tier has is cut. */
export interface Listing extends Asking {
  pageSize?: number | undefined;
}

/** Which sessions. */
export interface SessionFilter extends Listing {
  status?: 'active' | 'closed' | undefined;
  /** scores of 0.7 and above */
  botOnly?: boolean | undefined;
  startDate?: Moment | undefined;
  endDate?: Moment | undefined;
}

/** Which events of a session. */
export interface EventFilter extends Listing {
  type?: EventKind | undefined;
  startTime?: Date | number | undefined;
  endTime?: Date | number | undefined;
}

/** Statistics of the key's site, or of its account. Read keys (`aik_v1_…`) may ask for these and for nothing else. */
export interface Statistics {
  /** Sums of a period, and the same by bucket, origin, device and browser. */
  analytics(options?: Asking & { period?: AnalyticsPeriod; groupBy?: AnalyticsBucket }): Promise<Analytics>;
  /** Whom the key speaks for: its account, site and origins. */
  integration(options?: Asking): Promise<Integration>;
  /** Sessions, newest first. */
  sessions(filter?: SessionFilter): Pages<SessionSummary>;
  session(id: string, options?: Asking): Promise<SessionSummary>;
  sessionDetails(id: string, options?: Asking): Promise<SessionDetails>;
  sessionEvents(id: string, filter?: EventFilter): Pages<SessionEvent>;
  /** Users whom sessions belong to. */
  users(options?: Listing): Pages<User>;
  userSessions(userId: string, options?: Listing): Pages<SessionSummary>;
  /** What was used on each day. */
  usageHistory(
    options?: Asking & { startDate?: Moment; endDate?: Moment; metric?: UsageMetric },
  ): Promise<UsageHistory>;
  /** Statistics of a whole account. */
  botStats: {
    overview(options: Asking & { accountId: string; days?: number }): Promise<BotStatsOverview>;
    suspiciousSessions(
      options: Asking & { accountId: string; minScore?: number; limit?: number },
    ): Promise<SuspiciousSession[]>;
  };
}

/** Make the methods for statistics. */
export function createStatistics(settings: Settings): Statistics {
  const timeoutMs = Math.max(settings.timeoutMs, SLOWEST_MS);
  const get = <T>(path: string, query: Fields, { signal }: Asking, read: Question<T>['read']) =>
    ask(settings, { path: `${path}${queryOf(query)}`, read, signal, timeoutMs });
  const list = <T>(path: string, { signal, ...filter }: Listing): Pages<T> =>
    pagesOf((cursor) =>
      get(path, { ...filter, cursor }, { signal }, (body) => {
        if (!isObject(body) || !Array.isArray(body.data) || !isObject(body.pagination)) return null;
        const { nextCursor } = body.pagination;
        return { items: body.data as T[], nextCursor: typeof nextCursor === 'string' ? nextCursor : null };
      }),
    );
  const at = (id: string) => encodeURIComponent(id);
  return {
    analytics: ({ signal, ...query } = {}) => get('/v1/analytics', query, { signal }, dataOf<Analytics>),
    integration: (options = {}) => get('/v1/integration', {}, options, dataOf<Integration>),
    sessions: (filter = {}) => list('/v1/sessions', filter),
    session: (id, options = {}) => get(`/v1/sessions/${at(id)}`, {}, options, dataOf<SessionSummary>),
    sessionDetails: (id, options = {}) => get(`/v1/sessions/${at(id)}/details`, {}, options, dataOf<SessionDetails>),
    sessionEvents: (id, { startTime, endTime, ...filter } = {}) =>
      list(`/v1/sessions/${at(id)}/events`, {
        ...filter,
        ...(startTime !== undefined && { startTime: Number(startTime) }),
        ...(endTime !== undefined && { endTime: Number(endTime) }),
      }),
    users: (options = {}) => list('/v1/users', options),
    userSessions: (userId, options = {}) => list(`/v1/users/${at(userId)}/sessions`, options),
    usageHistory: ({ signal, ...query } = {}) =>
      get('/v1/usage', query, { signal }, (body) =>
        isObject(body) && Array.isArray(body.data) && isObject(body.totals) ? (body as unknown as UsageHistory) : null,
      ),
    botStats: {
      overview: ({ accountId, days, ...options }) =>
        get('/bot-stats/overview', { account_id: accountId, days }, options, dataOf<BotStatsOverview>),
      suspiciousSessions: ({ accountId, minScore, limit, ...options }) =>
        get(
          '/bot-stats/suspicious-sessions',
          { account_id: accountId, min_score: minScore, limit },
          options,
          dataOf<SuspiciousSession[]>,
        ),
    },
  };
}

type Fields = Record<string, string | number | boolean | Date | undefined>;

function queryOf(fields: Fields): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined) query.set(name, value instanceof Date ? value.toISOString() : String(value));
  return query.size === 0 ? '' : `?${query}`;
}

const dataOf = <T>(body: unknown): T | null =>
  isObject(body) && typeof body.data === 'object' && body.data !== null ? (body.data as T) : null;
