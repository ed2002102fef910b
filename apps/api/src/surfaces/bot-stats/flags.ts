import { signals } from '@veridict/verifier';

/** What flags mean, in a line: the sentences that were published, which clients may compare, and every other signal's title. */
const FLAG_DESCRIPTIONS = new Map<string, string>([
  ...signals.map(({ id, title }) => [id, title] as const),
  ['missing_client_hints', "Browser claims to be Chrome but doesn't send Client Hints"],
  ['platform_mismatch', "User-Agent platform doesn't match Client Hints platform"],
  ['mobile_mismatch', "User-Agent mobile flag doesn't match Client Hints"],
  ['missing_accept_language', 'Request missing Accept-Language header'],
  ['incomplete_accept_encoding', 'Accept-Encoding missing common compression formats'],
  ['missing_sec_fetch', 'Modern browser missing Sec-Fetch headers'],
  ['sec_fetch_inconsistent', 'Sec-Fetch headers inconsistent with request type'],
  ['suspicious_user_agent', 'User-Agent contains suspicious patterns'],
  ['empty_user_agent', 'Request has empty User-Agent'],
  ['known_bot_pattern', 'User-Agent matches known bot/scraper pattern'],
]);

/** What a flag means; a flag of an older version speaks for itself. */
export const describeFlag = (flag: string): string => FLAG_DESCRIPTIONS.get(flag) ?? flag;
