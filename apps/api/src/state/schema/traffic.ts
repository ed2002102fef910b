/** How claimed browsers were seen to open their connections. */
interface LearnedFingerprints {
  /** claim and print */
  id: string;
  claim: string;
  print: string;
  seen: number;
  last_seen_at: number;
}

/** How long the readings of a session's evidence took. */
interface Timings {
  hash: string;
  sid: string;
  seen_at: number;
}

/** What a client asked a site for within the last half hour. */
interface ClientVisitsTable {
  id: string;
  site_id: string;
  pages: number;
  assets: number;
  runs: number;
  with_cookie: number;
  first_at: number;
  last_page_at: number;
  last_at: number;
  last_page: string;
  gaps: number;
  gap_sum: number;
  gap_squares: number;
}

/** Lists of addresses that could not be fetched. */
interface FeedFailures {
  name: string;
  error: string;
  at: number;
}

/** Hashes of signatures of bots, for as long as they are good. */
interface Signatures {
  id: string;
  expires_at: number;
}

/** What traffic taught. */
export interface TrafficTables {
  learned_fingerprints: LearnedFingerprints;
  signatures: Signatures;
  timings: Timings;
  client_visits: ClientVisitsTable;
  feed_failures: FeedFailures;
}
