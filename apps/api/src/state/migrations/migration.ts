import type { ColumnDataType, Expression, Kysely } from 'kysely';
import type { Tables } from '../schema.ts';

/** The column types the two stores do not share. */
export interface DialectTypes {
  bytes: ColumnDataType | Expression<unknown>;
}

/** One numbered step of the schema; the same for both stores. Never edited once released. */
export interface Migration {
  id: string;
  up(db: Kysely<Tables>, types: DialectTypes): Promise<void>;
}
