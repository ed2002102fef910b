import { TABLES, type TableName } from './definitions.sql.ts';

// The statements that make the tables, as one text for every place ClickHouse runs in.

/** How a deployment lays its tables out. `cluster` makes replicated tables and a distributed one over them. */
export type Layout = { kind: 'single' } | { kind: 'cluster'; cluster: string };

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

/** A merge that replaces rows counts their projections anew. */
const rebuilt = "deduplicate_merge_projection_mode = 'rebuild'";

/** The statements that make the tables where they are not there yet, and bring those that are up to date. */
export function createTables(layout: Layout): string[] {
  return (Object.keys(TABLES) as TableName[]).flatMap((name) =>
    layout.kind === 'single' ? [single(name), ...grown(name, '')] : clustered(name, layout.cluster),
  );
}

/** What an earlier version made gets the columns that came since, and where the rows lie the indexes and projections. */
function grown(name: TableName, on: string, suffix = ''): string[] {
  const { columns, indexes = [], projections = [] } = TABLES[name];
  const alter = `ALTER TABLE ${name}${suffix}${on}`;
  const added = columns.map(([column, type]) => `ADD COLUMN IF NOT EXISTS ${column} ${type}`);
  if (on !== '' && suffix === '') return [`${alter} ${added.join(', ')}`];
  added.push(...indexes.map((text) => text.replace(/^INDEX/, 'ADD INDEX IF NOT EXISTS')));
  return [
    `${alter} ${added.join(', ')}`,
    // No projection is taken before the table says what becomes of it when rows are replaced.
    ...(projections.length === 0 ? [] : [`${alter} MODIFY SETTING ${rebuilt}`]),
    ...projections.map((text) => `${alter} ${text.replace(/^PROJECTION/, 'ADD PROJECTION IF NOT EXISTS')}`),
  ];
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
    ...grown(name, ` ${on}`, '_local'),
    ...grown(name, ` ${on}`),
  ];
}

function columnsOf(name: TableName): string {
  const { columns, indexes = [], projections = [] } = TABLES[name];
  return [...columns.map(([column, type]) => `${column} ${type}`), ...indexes, ...projections].join(', ');
}

function tail(name: TableName, settings: readonly string[]): string {
  const { partitionBy, primaryKey, orderBy, ttl, projections = [] } = TABLES[name];
  const all = [...SETTINGS, ...(projections.length === 0 ? [] : [rebuilt]), ...settings];
  return ` PARTITION BY ${partitionBy} PRIMARY KEY ${primaryKey} ORDER BY ${orderBy} TTL ${ttl} SETTINGS ${all.join(', ')}`;
}
