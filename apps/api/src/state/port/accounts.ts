import type { SiteSettings, Tier } from '@veridict/contract';
import type { Millis, Page, PageOf } from './terms.ts';

export interface AccountRow {
  id: string;
  name: string;
  tier: Tier;
  createdAt: Millis;
}

export interface SiteRow extends SiteSettings {
  id: string;
  accountId: string;
  createdAt: Millis;
}

/** Accounts, and the sites they own. */
export interface AccountsPort {
  createAccount(account: AccountRow): Promise<void>;
  getAccount(id: string): Promise<AccountRow | null>;
  listAccounts(page: PageOf): Promise<Page<AccountRow>>;
  updateAccount(id: string, change: { name?: string | undefined; tier?: Tier | undefined }): Promise<AccountRow | null>;
  createSite(site: SiteRow): Promise<void>;
  getSite(accountId: string, id: string): Promise<SiteRow | null>;
  listSites(accountId: string, page: PageOf): Promise<Page<SiteRow>>;
  updateSite(accountId: string, id: string, change: Partial<SiteSettings>): Promise<SiteRow | null>;
  /** Revokes the site's keys with it. False when there was none. */
  deleteSite(accountId: string, id: string, at: Millis): Promise<boolean>;
}
