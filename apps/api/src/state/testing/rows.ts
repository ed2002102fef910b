import { randomBytes } from 'node:crypto';
import type { AccountRow, KeyRow, PageViewRow, RecordCollect, SiteRow } from '../port.ts';

/** A moment all cases start from: 2026-11-20T12:00:00Z. */
export const NOW = Date.UTC(2026, 10, 20, 12);

/** A name no other row of any test has. */
export const fresh = (prefix = ''): string => `${prefix}${randomBytes(16).toString('hex').slice(0, 22)}`;

/** An account like any other, but for what the test says. */
export const account = (row: Partial<AccountRow> = {}): AccountRow => ({
  id: fresh('acc_'),
  name: 'Example Ltd',
  tier: 'free',
  createdAt: NOW,
  ...row,
});

/** A site like any other, but for what the test says. */
export const site = (accountId: string, row: Partial<SiteRow> = {}): SiteRow => ({
  id: fresh('site_'),
  accountId,
  name: 'Shop',
  origins: ['https://shop.example', 'http://localhost:*'],
  public_verdict: 'action',
  thresholds: { suspicious: 31, automated: 70, knownBot: 90 },
  category_policy: { 'ai-training': 'block' },
  failover: 'allow',
  createdAt: NOW,
  ...row,
});

/** A live secret key of the account, but for what the test says. */
export const key = (accountId: string, row: Partial<KeyRow> = {}): KeyRow => ({
  id: fresh('key_'),
  accountId,
  siteId: null,
  kind: 'secret',
  mode: 'live',
  scopes: ['verdict', 'read'],
  name: 'Backend',
  hash: fresh(),
  last4: 'a1B2',
  createdAt: NOW,
  expiresAt: null,
  lastUsedAt: null,
  revokedAt: null,
  exposedAt: null,
  ...row,
});

/** A page view of a session of its own, but for what the test says. */
export const pageView = (row: Partial<PageViewRow> = {}): PageViewRow => ({
  jti: fresh(),
  sid: fresh('ses_'),
  siteId: fresh('site_'),
  accountId: fresh('acc_'),
  jkt: fresh(),
  tokenHash: fresh(),
  ticketHash: fresh(),
  mode: 'live',
  action: null,
  origin: 'https://shop.example',
  createdAt: NOW,
  expiresAt: NOW + 1_800_000,
  judgedAt: NOW,
  score: 3,
  hardRule: '',
  judgement: '{"score":3}',
  context: '{"ip":"192.0.2.1"}',
  lateSeq: 0,
  lateCount: 0,
  ...row,
});

/** Bytes with every value a byte can have: what is stored must come back as it was. */
export const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/** A page view to be recorded, with a nonce of its own. */
export const collected = (row: Partial<PageViewRow> = {}, nonce = fresh()): RecordCollect => ({
  pageView: pageView(row),
  evidence: everyByte,
  nonce,
  nonceExpiresAt: NOW + 300_000,
});
