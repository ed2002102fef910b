import type { Engine } from './engine.ts';
import { EngineError } from './engine.ts';
import { type Ask, StatisticsUnavailable } from './question.ts';

// In the text and not beside it: the embedded engine keeps what is set beside a statement for the next ones too.
const LIMITS = [
  'max_execution_time = 10',
  'max_memory_usage = 1500000000',
  'max_result_rows = 200000',
  // Numbers as numbers; what could pass 2^53 is asked for as text.
  'output_format_json_quote_64bit_integers = 0',
  // A row and those it replaces share a partition, by the order of the tables.
  'do_not_merge_across_partitions_select_final = 1',
].join(', ');

/** ClickHouse's numbers for: took too long, too much memory, too many rows. */
const LIMIT_CODES = new Set(['159', '241', '396']);

/** Asks questions of an engine, within limits, and checks the form of every row it gives. */
export function createAsk(engine: Pick<Engine, 'query'>): Ask {
  return async (question, input) => {
    const sql = typeof question.sql === 'string' ? question.sql : question.sql(input);
    try {
      const rows = await engine.query(`${sql}\nSETTINGS ${LIMITS}`, question.parameters(input));
      return rows.map((row) => question.row.parse(row));
    } catch (error) {
      if (error instanceof EngineError && LIMIT_CODES.has(error.code))
        throw new StatisticsUnavailable(`The question ${question.name} was too heavy.`, { cause: error });
      throw error;
    }
  };
}
