import type { Millis } from './terms.ts';

export interface QuotaTake {
  accountId: string;
  /** calendar month in UTC, `2026-11` */
  month: string;
  /** how many are asked for */
  n: number;
  limit: number;
  /** now; without it endpoints are told of nothing, and the day is not counted */
  at?: Millis | undefined;
}

/** So many requests of one name, in windows that begin with the first. */
export interface RateTake {
  name: string;
  at: Millis;
  n: number;
  limit: number;
  windowMs: Millis;
}

/** How many of them fit into the window that runs now, and what it holds with them. */
export interface RateTaken {
  startedAt: Millis;
  used: number;
  granted: number;
}

/** What was used, of a month and of a minute. */
export interface LimitsPort {
  /** Takes as many as fit below the limit, counted exactly once, durable: `granted` of each, and what is used after. */
  takeQuota(takes: QuotaTake[]): Promise<Array<{ granted: number; used: number }>>;
  usage(accountId: string, month: string): Promise<number>;
  /** What was granted on each day from one to another, `2026-11-21`; days without are not there. */
  usageDays(accountId: string, from: string, to: string): Promise<Array<{ day: string; used: number }>>;
  /** Takes as many as fit below the limit of the window, counted exactly once. */
  takeRates(takes: readonly RateTake[]): Promise<RateTaken[]>;
}
