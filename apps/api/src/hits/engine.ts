import type { Parameter } from './question.ts';

/** A ClickHouse, wherever it runs. Every promise rejects with `StatisticsUnavailable` while it cannot be reached. */
export interface Engine {
  /** Rows of a SELECT. */
  query(sql: string, parameters: Readonly<Record<string, Parameter>>): Promise<unknown[]>;
  /** Anything else; resolves when it is done and durable. */
  run(sql: string): Promise<void>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

/** The engine understood and refused: the statement is wrong, or met a limit. A bug of ours, or a question too heavy. */
export class EngineError extends Error {
  override name = 'EngineError';
  /** ClickHouse's own number of the error */
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}
