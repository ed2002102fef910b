import type { Visits } from '@veridict/verifier';
import type { Millis } from './terms.ts';

/** How often a claimed browser was seen with one print of its TLS and HTTP/2. */
export interface LearnedRow {
  /** browser, major version and protocol: `chrome/156/h2` */
  claim: string;
  print: string;
  seen: number;
}

/** Timings of a session's evidence, hashed, and since when others count. */
export interface SeenTimings {
  hashes: readonly string[];
  sid: string;
  at: Millis;
  since: Millis;
}

/** Something that a client asked a site for: a page, what belongs to one, or the collector that ran. */
export interface NoteVisit {
  siteId: string;
  /** whoever it is, as a keyed hash */
  client: string;
  kind: 'page' | 'asset' | 'run';
  /** of a page: which one, in whatever form tells it from others */
  page: string;
  hasCookie: boolean;
  at: Millis;
  /** what was before is another visit */
  since: Millis;
}

/** Why a list of addresses could not be fetched. */
export interface FeedFailure {
  name: string;
  error: string;
  at: Millis;
}

/** What came of fetching lists. */
export interface NoteFeeds {
  failed: Array<Pick<FeedFailure, 'name' | 'error'>>;
  good: string[];
  at: Millis;
}

/** What traffic taught, and which lists of addresses could not be had. */
export interface TrafficPort {
  /** Adds what a process learned since it last did. */
  addLearned(rows: LearnedRow[], at: Millis): Promise<void>;
  /** The most seen prints first, of those seen since. */
  listLearned(since: Millis, limit: number): Promise<LearnedRow[]>;
  /**
   * Notes how long a session's readings took; for each hash how many other sessions have had it since, up to a hundred. What
   * is noted is on disk, at the latest, with whatever is recorded after it.
   */
  meetTimings(input: SeenTimings): Promise<number[]>;
  /** Counts what a client asked for, and tells of its visit when that is a page. */
  noteVisit(input: NoteVisit): Promise<Visits | null>;
  /** Whether any client of a site was counted since: where none is, runs need not be. */
  hasVisits(siteId: string, since: Millis): Promise<boolean>;
  /** Remembers which lists failed, and forgets those that came. */
  noteFeeds(input: NoteFeeds): Promise<void>;
  listFeedFailures(): Promise<FeedFailure[]>;
}
