import type { Compilable, CompiledQuery, DialectAdapter, Kysely, QueryResult } from 'kysely';
import type { Tables } from './schema.ts';

/** Stands in a frozen query for the value of one call. */
class Place {
  readonly name: PropertyKey;

  constructor(name: PropertyKey) {
    this.name = name;
  }
}

/** Where the value of this name goes, when the query is run. */
export type PlaceOf<Input> = <K extends keyof Input>(name: K) => Input[K];

/**
 * A query that is built and compiled once for each store and then only run, with the values of the call: for those that
 * every request makes, where building costs several times what running does. Its text must not depend on the values.
 *
 * @example
 * const byId = frozen((db, value: PlaceOf<{ id: string }>) => db.selectFrom('sites').selectAll().where('id', '=', value('id')));
 * const { rows } = await byId(db, { id });
 */
export function frozen<Input extends object, Row>(
  build: (db: Kysely<Tables>, value: PlaceOf<Input>) => Compilable<Row>,
): (db: Kysely<Tables>, input: Input) => Promise<QueryResult<Row>> {
  // A transaction has its store's adapter.
  const compiled = new WeakMap<DialectAdapter, CompiledQuery<Row>>();
  // Kysely passes on what it does not know as it is, to stand among the parameters.
  const value = ((name: PropertyKey) => new Place(name)) as unknown as PlaceOf<Input>;
  return (db, input) => {
    const executor = db.getExecutor();
    let query = compiled.get(executor.adapter);
    if (!query) {
      query = build(db, value).compile();
      compiled.set(executor.adapter, query);
    }
    const parameters = query.parameters.map((one) => (one instanceof Place ? input[one.name as keyof Input] : one));
    return executor.executeQuery<Row>({ ...query, parameters });
  };
}
