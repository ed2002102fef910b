import type { z } from 'zod';

/** What a parameter of a question may be; ClickHouse checks it against the type that the text names. */
export type Parameter = string | number | boolean | readonly string[] | readonly number[];

/**
 * A question to the statistics: its SQL, with `{name:Type}` where a parameter goes, and the form of the rows it gives. One file
 * each in `queries/`. The text ends without FORMAT and without SETTINGS: limits are put in where it is asked.
 */
export interface Question<Input, Row> {
  /** for log lines */
  name: string;
  /** Values never enter the text, only parameters; what is chosen here is among texts that the question knows. */
  sql: string | ((input: Input) => string);
  parameters: (input: Input) => Readonly<Record<string, Parameter>>;
  row: z.ZodType<Row>;
}

/** Asks a question. Rejects with `StatisticsUnavailable` while the engine cannot answer. */
export type Ask = <Input, Row>(question: Question<Input, Row>, input: Input) => Promise<Row[]>;

/** Define a question, its types taken from its parts. */
export const defineQuestion = <Input, Row>(question: Question<Input, Row>): Question<Input, Row> => question;

/** Statistics cannot be had now: no engine, or it does not answer. Answered 503 `statistics_unavailable`; verdicts go on. */
export class StatisticsUnavailable extends Error {
  override name = 'StatisticsUnavailable';
}
