import type { Parameter } from '../question.ts';

/** Whose rows are asked for: an account's, or only those of one of its sites. */
export interface Whose {
  accountId: string;
  /** null: all of the account's sites */
  siteId: string | null;
}

/** The condition that every question about sessions and events begins with. */
export const OWNED = "account_id = {account:String} AND ({site:String} = '' OR site_id = {site:String})";

/** The parameters of `OWNED`. */
export const owner = ({ accountId, siteId }: Whose): Readonly<Record<string, Parameter>> => ({
  account: accountId,
  site: siteId ?? '',
});

/** A parameter in milliseconds as a moment. */
export const moment = (name: string): string => `fromUnixTimestamp64Milli({${name}:Int64}, 'UTC')`;

/** A session belongs to a user when the site linked it, or when its visitor was linked before; what a page merely says is no more than said. */
export const HAS_USER = "user_id != '' AND user_match IN ('linked', 'matched')";
