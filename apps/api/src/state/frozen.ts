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
  return async (db, input) => {
    const executor = db.getExecutor();
    const { adapter } = executor;
    let query = compiled.get(adapter);
    if (!query) {
      query = build(db, value).compile();
      compiled.set(adapter, query);
    }
    const parameters = query.parameters.map((one) => (one instanceof Place ? input[one.name as keyof Input] : one));
    const answer = direct.get(adapter);
    return answer
      ? (answer(query.sql, parameters) as QueryResult<Row>)
      : executor.executeQuery<Row>({ ...query, parameters });
  };
}

/** Answers a compiled query at once. */
export type Answer = (sql: string, parameters: readonly unknown[]) => QueryResult<unknown>;
const direct = new WeakMap<DialectAdapter, Answer>();

/**
 * Lets a store that answers at once run frozen queries itself: the way through kysely's driver, made for stores that have to
 * be waited for, costs more than a small statement does.
 */
export function answerDirectly(db: Kysely<Tables>, answer: Answer): void {
  direct.set(db.getExecutor().adapter, answer);
}
