import type { ClickHouseClient } from '@clickhouse/client';
import type { Engine } from './engine.ts';
import { EngineError } from './engine.ts';
import type { Parameter } from './question.ts';
import { StatisticsUnavailable } from './question.ts';

/** The client of a server, or of the embedded engine, as the child and the API use it alike. */
export interface Client {
  query(sql: string, parameters: Readonly<Record<string, Parameter>>): Promise<unknown[]>;
  run(sql: string): Promise<void>;
  close(): Promise<void>;
}

/** What of a ClickHouse client is used: rows as JSON, and statements whose text holds everything. */
export function clientOf(client: Pick<ClickHouseClient, 'query' | 'command' | 'close'>): Client {
  return {
    async query(sql, parameters) {
      const answer = await client.query({ query: sql, format: 'JSONEachRow', query_params: { ...parameters } });
      return (await answer.json()) as unknown[];
    },
    run: async (sql) => void (await client.command({ query: sql })),
    close: () => client.close(),
  };
}

/** A client as the engine: what ClickHouse itself refuses is told from not being reached. */
export function engineOf(client: Client): Engine {
  const told = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      const refused = refusalIn(error);
      if (refused) throw new EngineError(refused.message, refused.code);
      throw new StatisticsUnavailable('ClickHouse cannot be reached.', { cause: error });
    }
  };
  return {
    query: (sql, parameters) => told(client.query(sql, parameters)),
    run: (sql) => told(client.run(sql)),
    close: () => client.close(),
  };
}

/** What ClickHouse itself said no to, by its number; null when it was not reached. The library and the client throw one form of two classes. */
export function refusalIn(error: unknown): { message: string; code: string } | null {
  const { message, code, type } = error as { message?: string; code?: unknown; type?: unknown };
  return typeof code === 'string' && /^\d+$/.test(code) && type !== undefined ? { message: message ?? '', code } : null;
}
