import type { OutboxRow } from '../../hits/rows.ts';

/** Rows on their way to the statistics, until they are part of a batch. */
interface Outbox {
  id: string;
  target: OutboxRow['table'];
  /** JSON: the row as ClickHouse takes it */
  body: string;
  bytes: number;
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
