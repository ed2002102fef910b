import type { ColumnDataType, Expression, Kysely, RawBuilder } from 'kysely';
import type { Tables } from '../schema.ts';

/** The column types the two stores do not share. */
export interface DialectTypes {
  bytes: ColumnDataType | Expression<unknown>;
  /** ends the definition of a small table that is only found by its key, where its rows can lie in that order; else null */
  onlyByKey: RawBuilder<unknown> | null;
}

/** One numbered step of the schema; the same for both stores. Never edited once released. */
export interface Migration {
  id: string;
  up(db: Kysely<Tables>, types: DialectTypes): Promise<void>;
}
