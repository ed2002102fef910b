import { BY_DAY } from './days.sql.ts';

// What the tables of hits, sessions, days, hours and events hold, for every place ClickHouse runs in. A column is only ever added,
// at the end, with a default: the tables of an older version are brought up to date by ADD COLUMN.

/** Name of a table. */
export type TableName = 'hits' | 'sessions' | 'session_hours' | 'hit_days' | 'events';

interface Table {
  columns: ReadonlyArray<readonly [name: string, type: string]>;
  engine: { family: 'ReplacingMergeTree'; version: string };
  partitionBy: string;
  primaryKey: string;
  orderBy: string;
  /** rows go when this moment has passed */
  ttl: string;
  /** shards keep what is counted together in one place */
  shardBy: string;
  indexes?: readonly string[];
  /** sums that each part keeps of its rows: questions about those read nothing else */
  projections?: readonly string[];
}

const word = 'LowCardinality(String)';
const words = 'Array(LowCardinality(String))';
const counts = 'Map(LowCardinality(String), UInt64)';
const moment = "DateTime64(3, 'UTC')";

/** What is kept of the visitor's device beside a hit or a session. */
const DEVICE = [
  ['origin', word],
  ['page_url', 'String'],
  ['user_agent', 'String'],
  ['country', word],
  ['device', word],
  ['browser', word],
  ['os', word],
] as const;

/** Every table: what it holds, how long, and in which order. */
export const TABLES: Readonly<Record<TableName, Table>> = {
  // One assessment each, never changed. Sent at least once and counted once: by the insert's token, by asking what arrived
  // before a batch is sent again, and, should both fail, by the engine as it merges rows of the same key.
  hits: {
    columns: [
      ['account_id', 'String'],
      ['site_id', 'String'],
      ['at', moment],
      ['id', 'String'],
      ['kind', word],
      ['session_id', 'String'],
      ['visitor_id', 'String'],
      ['page_view_id', 'String'],
      ['score', 'UInt8'],
      ['band', word],
      ['action', word],
      ['hard_rule', word],
      ['flags', words],
      ['errored', words],
      ['evidence', word],
      ['identity_kind', word],
      ['identity_name', word],
      ['identity_category', word],
      ['policy_version', word],
      ...DEVICE,
    ],
    engine: { family: 'ReplacingMergeTree', version: '' },
    partitionBy: 'toYYYYMMDD(at)',
    primaryKey: '(account_id, at)',
    orderBy: '(account_id, at, id)',
    ttl: 'toDateTime(at) + INTERVAL 14 DAY DELETE',
    shardBy: 'cityHash64(session_id)',
    indexes: ['INDEX by_session session_id TYPE bloom_filter(0.01) GRANULARITY 4'],
    projections: [BY_DAY],
  },
  // The current row of each session: the one with the highest version counts, so read it with FINAL.
  sessions: {
    columns: [
      ['account_id', 'String'],
      ['site_id', 'String'],
      ['session_id', 'String'],
      ['version', 'UInt64'],
      ['started_at', moment],
      ['last_seen_at', moment],
      ['visitor_id', 'String'],
      ['user_id', 'String'],
      ['user_match', word],
      ['match_confidence', 'Float32'],
      ['score', 'UInt8'],
      ['max_score', 'UInt8'],
      ['hard_rule', word],
      ['flags', words],
      ['hits', 'UInt32'],
      ['page_views', 'UInt32'],
      ['events', 'UInt32'],
      ['identity_kind', word],
      ['identity_name', word],
      ...DEVICE,
      // When this row came, by the engine's own clock: what came after its hour was counted is told by it.
      ['told_at', `${moment} MATERIALIZED now64(3)`],
    ],
    engine: { family: 'ReplacingMergeTree', version: 'version' },
    // By weeks: those that are over are merged whole, and only the one that runs has rows to be compared with each other.
    partitionBy: 'toMonday(started_at)',
    primaryKey: '(account_id, started_at)',
    orderBy: '(account_id, started_at, session_id)',
    ttl: 'toDateTime(started_at) + INTERVAL 400 DAY DELETE',
    shardBy: 'cityHash64(session_id)',
    indexes: [
      'INDEX by_session session_id TYPE bloom_filter(0.01) GRANULARITY 4',
      // Seen follows begun closely: what was not seen since is passed over.
      'INDEX by_last_seen last_seen_at TYPE minmax GRANULARITY 1',
      'INDEX by_told told_at TYPE minmax GRANULARITY 1',
    ],
  },
  // The sessions that began in an hour of a site, counted from them whenever one of them changed (hours.sql.ts): read it with
  // FINAL, and the hours that changed since from the sessions.
  session_hours: {
    columns: [
      ['account_id', 'String'],
      ['site_id', 'String'],
      ['hour', "DateTime('UTC')"],
      ['version', 'UInt64'],
      ['session_count', 'UInt64'],
      ['event_count', 'UInt64'],
      ['score_sum', 'UInt64'],
      ['high', 'UInt64'],
      ['medium', 'UInt64'],
      ['low', 'UInt64'],
      ['humans', 'UInt64'],
      ['matched', 'UInt64'],
      ['confidence_sum', 'Float64'],
      ['origins', counts],
      ['origin_bots', counts],
      ['devices', counts],
      ['browsers', counts],
      // Names as numbers, of which no two are alike for two names.
      ['bot_ids', 'Array(UInt128)'],
      ['user_ids', 'Array(UInt128)'],
    ],
    engine: { family: 'ReplacingMergeTree', version: 'version' },
    partitionBy: 'toYYYYMM(hour)',
    primaryKey: '(account_id, hour)',
    orderBy: '(account_id, hour, site_id)',
    ttl: 'hour + INTERVAL 100 DAY DELETE',
    shardBy: 'cityHash64(site_id)',
  },
  // A day of a site, counted from its hits as often as they change and never added to: read it with FINAL, for days whose
  // hits are gone.
  hit_days: {
    columns: [
      ['account_id', 'String'],
      ['site_id', 'String'],
      ['day', 'Date'],
      ['version', 'UInt64'],
      ['score_0', 'UInt64'],
      ['score_1_30', 'UInt64'],
      ['score_31_60', 'UInt64'],
      ['score_61_80', 'UInt64'],
      ['score_81_100', 'UInt64'],
      ['total_hits', 'UInt64'],
      ['suspicious_hits', 'UInt64'],
      ['score_sum', 'UInt64'],
      ['flag_names', words],
      ['flag_counts', 'Array(UInt64)'],
    ],
    engine: { family: 'ReplacingMergeTree', version: 'version' },
    partitionBy: 'toYYYYMM(day)',
    primaryKey: '(account_id, day)',
    orderBy: '(account_id, day, site_id)',
    ttl: 'day + INTERVAL 400 DAY DELETE',
    shardBy: 'cityHash64(site_id)',
  },
  // What happened in a session. A page view's behaviour is one row, replaced as more of it comes in: read it with FINAL.
  events: {
    columns: [
      ['account_id', 'String'],
      ['site_id', 'String'],
      ['session_id', 'String'],
      ['page_view_id', 'String'],
      ['id', 'String'],
      ['version', 'UInt64'],
      ['at', moment],
      ['kind', word],
      ['name', 'String'],
      ['body', 'String'],
      ['duration_ms', 'UInt32'],
      ['mouse', 'UInt32'],
      ['scroll', 'UInt32'],
      ['keyboard', 'UInt32'],
      ['touch', 'UInt32'],
      ['form', 'UInt32'],
      ['page_url', 'String'],
    ],
    engine: { family: 'ReplacingMergeTree', version: 'version' },
    partitionBy: 'toYYYYMMDD(at)',
    primaryKey: '(account_id, session_id, at)',
    orderBy: '(account_id, session_id, at, id)',
    ttl: 'toDateTime(at) + INTERVAL 14 DAY DELETE',
    shardBy: 'cityHash64(session_id)',
  },
};
