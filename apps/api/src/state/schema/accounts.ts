import type { KeyKind } from '../port/keys.ts';

interface Accounts {
  id: string;
  name: string;
  tier: string;
  created_at: number;
}

interface Sites {
  id: string;
  account_id: string;
  name: string;
  /** JSON: array of origins */
  origins: string;
  public_verdict: string;
  /** JSON object */
  thresholds: string;
  /** JSON object */
  category_policy: string;
  failover: string;
  /** page or mail address for visitors who are refused */
  contact: string | null;
  created_at: number;
}

interface Keys {
  id: string;
  account_id: string;
  /** No foreign key: a key bound to a site that is gone must not widen to its account. */
  site_id: string | null;
  kind: KeyKind;
  mode: 'live' | 'test';
  /** JSON: array of scopes */
  scopes: string;
  name: string;
  hash: string;
  last4: string;
  created_at: number;
  expires_at: number | null;
  last_used_at: number | null;
  revoked_at: number | null;
  exposed_at: number | null;
}

interface Usage {
  account_id: string;
  month: string;
  used: number;
  /** What the latest take was granted: the only portable way to learn it from the one statement that counts. */
  granted: number;
}

/** What of the month's usage fell on each day. */
interface UsageDays {
  /** account and day */
  id: string;
  account_id: string;
  day: string;
  used: number;
  at: number;
}

/** How often a key asked in the minute that runs, over all processes. */
interface RateWindows {
  name: string;
  started_at: number;
  used: number;
  /** as in usage: what the latest take was granted */
  granted: number;
}

/** Accounts with their sites and keys, and what they used. */
export interface AccountTables {
  accounts: Accounts;
  sites: Sites;
  keys: Keys;
  usage: Usage;
  usage_days: UsageDays;
  rate_windows: RateWindows;
}
