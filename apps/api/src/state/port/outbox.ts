import type { OutboxRow } from '../../hits/rows.ts';
import type { Millis } from './terms.ts';

/** Who asks for a batch, and how much of the outbox it may take. */
export interface TakeBatch {
  /** this process */
  owner: string;
  now: Millis;
  /** after so long another process's batch counts as forsaken */
  leaseMs: number;
  limit: number;
}

/** Rows to be sent, as lines of JSON by table. */
export interface OutboxBatch {
  id: string;
  lines: Record<OutboxRow['table'], string[]>;
  /** it was sent before, by whom and with what outcome nobody knows */
  isRepeated: boolean;
}

export interface OutboxSize {
  rows: number;
  bytes: number;
}

/** Rows on their way to the statistics. */
export interface OutboxPort {
  /** Puts rows of what is no page view on their way to the statistics. */
  recordHits(rows: readonly OutboxRow[]): Promise<void>;
  /**
   * The rows to send next: a batch that somebody began and did not see through, else rows of the outbox as a new one, else
   * null. A batch is given again, the same, until it is dropped.
   */
  takeBatch(input: TakeBatch): Promise<OutboxBatch | null>;
  /** The batch has arrived. */
  dropBatch(id: string): Promise<void>;
  /** What waits to become part of a batch. */
  outboxSize(): Promise<OutboxSize>;
}
