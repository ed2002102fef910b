// The tables of hits, sessions, days and events, as one text for every place ClickHouse runs in. A column is only ever added,
// at the end, with a default: the tables of an older version are brought up to date by ADD COLUMN.

/** Name of a table. */
export type TableName = 'hits' | 'sessions' | 'hit_days' | 'events';

/** How a deployment lays its tables out. `cluster` makes replicated tables and a distributed one over them. */
export type Layout = { kind: 'single' } | { kind: 'cluster'; cluster: string };

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
  settings?: string;
}

const word = 'LowCardinality(String)';
const words = 'Array(LowCardinality(String))';
const moment = "DateTime64(3, 'UTC')";

/**
 * Of every table. An hour after its last row a partition is merged into one part: there FINAL has nothing to do, and questions
 * read a third as long.
 */
const SETTINGS = [
  'ttl_only_drop_parts = 1',
  'min_age_to_force_merge_seconds = 3600',
  'min_age_to_force_merge_on_partition_only = 1',
];

/** A batch sent again within so many inserts is known by its token and not written twice. */
const rememberedInserts = 1000;

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
    ],
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

/** The statements that make the tables where they are not there yet, and bring those that are up to date. */
export function createTables(layout: Layout): string[] {
  return (Object.keys(TABLES) as TableName[]).flatMap((name) =>
    layout.kind === 'single' ? [single(name), grown(name, '')] : clustered(name, layout.cluster),
  );
}

/** What an earlier version made gets the columns that came since, and where the rows lie the indexes. */
function grown(name: TableName, on: string, suffix = ''): string {
  const { columns, indexes = [] } = TABLES[name];
  const added = columns.map(([column, type]) => `ADD COLUMN IF NOT EXISTS ${column} ${type}`);
  if (on === '' || suffix !== '')
    added.push(...indexes.map((text) => text.replace(/^INDEX/, 'ADD INDEX IF NOT EXISTS')));
  return `ALTER TABLE ${name}${suffix}${on} ${added.join(', ')}`;
}

function single(name: TableName): string {
  const { family, version } = TABLES[name].engine;
  return `CREATE TABLE IF NOT EXISTS ${name} (${columnsOf(name)}) ENGINE = ${family}(${version})${tail(name, [
    `non_replicated_deduplication_window = ${rememberedInserts}`,
    'fsync_after_insert = 1',
    'fsync_part_directory = 1',
  ])}`;
}

/** The rows lie in `…_local`, replicated; the name that is asked and written to is spread over the shards. */
function clustered(name: TableName, cluster: string): string[] {
  const { engine, shardBy } = TABLES[name];
  const on = `ON CLUSTER '${cluster.replaceAll(/['\\]/g, '\\$&')}'`;
  const replica = `'/clickhouse/tables/{shard}/{database}/${name}', '{replica}'`;
  const version = engine.version === '' ? '' : `, ${engine.version}`;
  return [
    `CREATE TABLE IF NOT EXISTS ${name}_local ${on} (${columnsOf(name)}) ENGINE = Replicated${engine.family}(${replica}${version})${tail(
      name,
      [`replicated_deduplication_window = ${rememberedInserts}`],
    )}`,
    `CREATE TABLE IF NOT EXISTS ${name} ${on} AS ${name}_local ENGINE = Distributed('${cluster.replaceAll(/['\\]/g, '\\$&')}', currentDatabase(), ${name}_local, ${shardBy})`,
    grown(name, ` ${on}`, '_local'),
    grown(name, ` ${on}`),
  ];
}

function columnsOf(name: TableName): string {
  const { columns, indexes = [] } = TABLES[name];
  return [...columns.map(([column, type]) => `${column} ${type}`), ...indexes].join(', ');
}

function tail(name: TableName, settings: readonly string[]): string {
  const { partitionBy, primaryKey, orderBy, ttl } = TABLES[name];
  return ` PARTITION BY ${partitionBy} PRIMARY KEY ${primaryKey} ORDER BY ${orderBy} TTL ${ttl} SETTINGS ${[...SETTINGS, ...settings].join(', ')}`;
}
