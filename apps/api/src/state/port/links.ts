import type { LinkSettings } from '@veridict/contract';
import type { Millis, Page, PageOf } from './terms.ts';

/** A smart URL. */
export interface LinkRow {
  keyname: string;
  accountId: string;
  settings: LinkSettings;
  createdAt: Millis;
}

export interface LinkVisit {
  keyname: string;
  /** keyed hash of the address */
  visitor: string;
  isAttack: boolean;
  at: Millis;
}

/** Smart URLs and the visitors seen at them. */
export interface LinksPort {
  /** False when the keyname is taken, by whichever account. */
  createLink(link: LinkRow): Promise<boolean>;
  /** Whosoever it is. */
  findLink(keyname: string): Promise<LinkRow | null>;
  getLink(accountId: string, keyname: string): Promise<LinkRow | null>;
  listLinks(accountId: string, page: PageOf): Promise<Page<LinkRow>>;
  updateLink(accountId: string, keyname: string, settings: LinkSettings): Promise<LinkRow | null>;
  deleteLink(accountId: string, keyname: string): Promise<boolean>;
  recordLinkVisit(visit: LinkVisit): Promise<void>;
  /** False when the visitor was never checked at this smart URL. */
  recordLinkScript(keyname: string, visitor: string, at: Millis): Promise<boolean>;
  /** How often a visitor attacked the deployment's smart URLs, by those at which it was seen since. */
  countAttacks(visitor: string, since: Millis): Promise<number>;
}
