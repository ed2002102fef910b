import { existsSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StatePort } from './port.ts';
import { openPostgres, type PostgresOptions } from './postgres/open.ts';
import { openSqlite, type SqliteOptions } from './sqlite/open.ts';

/**
 * Opens the state store a setting names: `file:<folder or file>` (SQLite, embedded, for this process alone) or
 * `postgres://…` (shared). Rejects when it cannot be opened; the schema is up to date once it resolves.
 *
 * @example
 * const state = await openState('file:./data');
 */
export async function openState(setting: string, options: SqliteOptions & PostgresOptions = {}): Promise<StatePort> {
  if (/^postgres(ql)?:\/\//.test(setting)) return openPostgres(setting, options);
  if (setting.startsWith('file:')) return openSqlite(sqliteFile(setting), options);
  throw new TypeError('The state store is `file:<folder or file>` or `postgres://…`.');
}

/** A folder holds `state.db`; a name with an extension is the file itself. */
function sqliteFile(setting: string): string {
  const path = setting.startsWith('file://') ? fileURLToPath(setting) : resolve(setting.slice('file:'.length));
  const isFolder = existsSync(path) ? statSync(path).isDirectory() : extname(path) === '';
  return isFolder ? join(path, 'state.db') : path;
}
