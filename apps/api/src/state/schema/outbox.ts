import type { Generated } from 'kysely';

/** Rows on their way to the statistics, those of one request together, until they are part of a batch. */
interface Outbox {
  id: string;
  /** their tables, in order, with commas between */
  target: string;
  /** JSON a line: the rows as ClickHouse takes them */
  body: string;
  bytes: number;
  rows: Generated<number>;
}

/** Rows that are being sent, until the statistics have acknowledged all of them. */
interface OutboxBatches {
  id: string;
  /** the process that sends it */
  owner: string;
  claimed_at: number;
  size: number;
  /** JSON: lines by table */
  body: string;
}

/** What waits for the statistics. */
export interface OutboxTables {
  outbox: Outbox;
  outbox_batches: OutboxBatches;
}
