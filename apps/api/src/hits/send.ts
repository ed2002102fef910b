import type { OutboxBatch } from '../state/port.ts';
import type { Engine } from './engine.ts';
import type { OutboxRow } from './rows.ts';

const ORDER: ReadonlyArray<OutboxRow['table']> = ['hits', 'hit_days', 'events', 'sessions'];

const SETTINGS = [
  // At once and whole: what is acknowledged is written, on every shard, and known by its token if it comes again.
  'async_insert = 0',
  'distributed_foreground_insert = 1',
  'insert_deduplicate = 1',
  'max_execution_time = 30',
  // Half of a surrogate pair, as any page can send it, must not hold up every row behind it.
  'input_format_json_throw_on_bad_escape_sequence = 0',
].join(', ');

/** No two hits of a batch are one, so they are not looked through for such: a sixth of what an insert takes. */
const DIFFERENT = ', optimize_on_insert = 0';

/** Statement that writes lines of JSON. Its token is the batch's own, so that the engine knows it if it comes again. */
export const insertText = (table: string, token: string, lines: readonly string[]): string =>
  `INSERT INTO ${table} SETTINGS ${SETTINGS}${table === 'hits' ? DIFFERENT : ''}, insert_deduplication_token = '${token}' FORMAT JSONEachRow\n${lines.join('\n')}`;

/**
 * Sends a batch, all of it; when this resolves it has arrived. A batch that was sent before is asked after first: its hits may
 * have arrived in part, a day of them at a time, and a hit is not to be there twice even for a moment.
 */
export async function sendBatch(engine: Engine, batch: OutboxBatch): Promise<void> {
  for (const table of ORDER) {
    // A batch of an earlier version knows fewer tables.
    let lines = batch.lines[table] ?? [];
    if (table === 'hits' && batch.isRepeated && lines.length > 0) lines = await missing(engine, lines);
    if (lines.length > 0) await engine.run(insertText(table, `${batch.id}.${table}`, lines));
  }
}

async function missing(engine: Engine, lines: readonly string[]): Promise<string[]> {
  const rows = lines.map((line) => ({ line, ...(JSON.parse(line) as { id: string; at: string; account_id: string }) }));
  const moments = rows.map(({ at }) => at).sort();
  const found = await engine.query(
    `SELECT id FROM hits WHERE account_id IN {accounts:Array(String)} AND at BETWEEN {first:DateTime64(3, 'UTC')} AND {last:DateTime64(3, 'UTC')} AND id IN {ids:Array(String)}`,
    {
      accounts: [...new Set(rows.map(({ account_id }) => account_id))],
      first: moments[0]!,
      last: moments.at(-1)!,
      ids: rows.map(({ id }) => id),
    },
  );
  const arrived = new Set(found.map((row) => (row as { id: string }).id));
  return rows.filter(({ id }) => !arrived.has(id)).map(({ line }) => line);
}
