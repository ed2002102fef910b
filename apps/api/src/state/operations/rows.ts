import type { Insertable, Selectable } from 'kysely';
import type { AccountRow, KeyRow, PageViewRow, SessionRow, SiteRow } from '../port.ts';
import type { Tables } from '../schema.ts';

/** An account as the port knows it. */
export const toAccount = (row: Selectable<Tables['accounts']>): AccountRow => ({
  id: row.id,
  name: row.name,
  tier: row.tier as AccountRow['tier'],
  createdAt: row.created_at,
});

/** A site as the port knows it. */
export const toSite = (row: Selectable<Tables['sites']>): SiteRow => ({
  id: row.id,
  accountId: row.account_id,
  name: row.name,
  origins: JSON.parse(row.origins),
  public_verdict: row.public_verdict as SiteRow['public_verdict'],
  thresholds: JSON.parse(row.thresholds),
  category_policy: JSON.parse(row.category_policy),
  failover: row.failover as SiteRow['failover'],
  ...(row.contact === null ? {} : { contact: row.contact }),
  createdAt: row.created_at,
});

/** A key as the port knows it. */
export const toKey = (row: Selectable<Tables['keys']>): KeyRow => ({
  id: row.id,
  accountId: row.account_id,
  siteId: row.site_id,
  kind: row.kind,
  mode: row.mode,
  scopes: JSON.parse(row.scopes),
  name: row.name,
  hash: row.hash,
  last4: row.last4,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  lastUsedAt: row.last_used_at,
  revokedAt: row.revoked_at,
  exposedAt: row.exposed_at,
});

/** A key as the table keeps it. */
export const fromKey = (key: KeyRow): Insertable<Tables['keys']> => ({
  id: key.id,
  account_id: key.accountId,
  site_id: key.siteId,
  kind: key.kind,
  mode: key.mode,
  scopes: JSON.stringify(key.scopes),
  name: key.name,
  hash: key.hash,
  last4: key.last4,
  created_at: key.createdAt,
  expires_at: key.expiresAt,
  last_used_at: key.lastUsedAt,
  revoked_at: key.revokedAt,
  exposed_at: key.exposedAt,
});

/** A page view with what its evidence row adds; null once that was purged. */
export type PageViewSelection = Selectable<Tables['page_views']> & { judgement: string | null; context: string | null };

/** A page view as the port knows it. */
export const toPageView = (row: PageViewSelection): PageViewRow => ({
  jti: row.jti,
  sid: row.sid,
  siteId: row.site_id,
  accountId: row.account_id,
  jkt: row.jkt,
  tokenHash: row.token_hash,
  ticketHash: row.ticket_hash,
  mode: row.mode,
  action: row.action,
  origin: row.origin,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  judgedAt: row.judged_at,
  score: row.score,
  hardRule: row.hard_rule,
  judgement: row.judgement ?? '',
  context: row.context ?? '',
  lateSeq: row.late_seq,
  lateCount: row.late_count,
});

/** A page view as its own table keeps it: without judgement and context, which go with the evidence. */
export const fromPageView = (view: PageViewRow): Insertable<Tables['page_views']> => ({
  jti: view.jti,
  sid: view.sid,
  site_id: view.siteId,
  account_id: view.accountId,
  jkt: view.jkt,
  token_hash: view.tokenHash,
  ticket_hash: view.ticketHash,
  mode: view.mode,
  action: view.action,
  origin: view.origin,
  created_at: view.createdAt,
  expires_at: view.expiresAt,
  judged_at: view.judgedAt,
  score: view.score,
  hard_rule: view.hardRule,
  late_seq: view.lateSeq,
  late_count: view.lateCount,
});

/** A session as the port knows it. */
export const toSession = (row: Selectable<Tables['sessions']>): SessionRow => ({
  sid: row.sid,
  siteId: row.site_id,
  accountId: row.account_id,
  mode: row.mode,
  startedAt: row.started_at,
  lastSeenAt: row.last_seen_at,
  pageViews: row.page_views,
  hardRule: row.hard_rule,
  visitorId: row.visitor_id,
  ...(row.challenges_spent_at && { challengesSpentAt: row.challenges_spent_at }),
});

/** Bytes as plain `Uint8Array`, whatever the driver gave. */
export const toBytes = (bytes: Uint8Array | ArrayBuffer): Uint8Array =>
  bytes instanceof ArrayBuffer
    ? new Uint8Array(bytes)
    : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
