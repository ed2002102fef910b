import type { KEY_KINDS, SCOPES } from '@veridict/contract';
import type { AccountRow, SiteRow } from './accounts.ts';
import type { Millis, Page, PageOf } from './terms.ts';

export type KeyKind = (typeof KEY_KINDS)[number];

export type Scope = (typeof SCOPES)[number];

/** A key as kept: the SHA-256 of its secret, never the secret. */
export interface KeyRow {
  id: string;
  accountId: string;
  siteId: string | null;
  kind: KeyKind;
  mode: 'live' | 'test';
  scopes: Scope[];
  name: string;
  hash: string;
  last4: string;
  createdAt: Millis;
  expiresAt: Millis | null;
  lastUsedAt: Millis | null;
  revokedAt: Millis | null;
  exposedAt: Millis | null;
}

/** A key with what every request needs of its account and site. */
export interface KeyWithOwner {
  key: KeyRow;
  account: AccountRow;
  site: SiteRow | null;
}

/** Keys, which are looked up by the hash of their secret. */
export interface KeysPort {
  createKey(key: KeyRow): Promise<void>;
  /** By hash, whatever its state: the caller judges revoked and expired. */
  findKey(hash: string): Promise<KeyWithOwner | null>;
  /** The key whose hash begins with these 16 digits, whatever its state. */
  findForwarder(start: string): Promise<KeyWithOwner | null>;
  getKey(accountId: string, id: string): Promise<KeyRow | null>;
  listKeys(accountId: string, page: PageOf): Promise<Page<KeyRow>>;
  /** Sets the moment from which the key is revoked (it may lie ahead); an earlier one stands. */
  revokeKey(accountId: string, id: string, at: Millis): Promise<KeyRow | null>;
  /** The new key, and the old one's revocation, in one. Null when there is no such key. */
  rotateKey(accountId: string, id: string, fresh: KeyRow, revokeAt: Millis): Promise<KeyRow | null>;
  touchKeys(uses: Array<{ id: string; at: Millis }>): Promise<void>;
  markKeyExposed(id: string, at: Millis): Promise<void>;
}
