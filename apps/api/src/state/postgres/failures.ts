import pg from 'pg';

/** Two transactions stood in each other's way and this one was undone: it may be tried again. */
export function isConflict(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '40001' || error.code === '40P01');
}

/**
 * SQLSTATE classes that speak of the server, not of the statement: connection (08), invalid authorisation (28), wrong
 * database (3D), resources (53), operator intervention and statement timeout (57), system error (58), and a server that
 * has become read-only (25006).
 */
const SERVER_FAILS = /^(08|28|3D|53|57|58|25006)/;

/** What pg throws by itself when a connection cannot be made or breaks; its errors have no code (pg 8.23). */
const CONNECTION_FAILS = /connection|connect|terminated|timeout|pool after calling end/i;

/** The database cannot be reached or does not work: nothing an operation could have done better. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return SERVER_FAILS.test(error.code ?? '');
  // Refused on every address a name has: Node gives one error that holds the others.
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  if (!(error instanceof Error) || error.constructor !== Error) return false;
  return 'syscall' in error || CONNECTION_FAILS.test(error.message);
}
