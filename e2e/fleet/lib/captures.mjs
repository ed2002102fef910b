// What the visits of a run left in the server's store, as labelled captures: readings, request and timings, nothing else.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const Database = createRequire(import.meta.url)('libsql');

/** A token's page view. */
const pageViewOf = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString()).jti;

/** Each visit's evidence by its run, read from the folder of a server that has stopped. `tokens`: run id -> token */
export function readCaptures(folder, tokens) {
  const db = new Database(join(folder, 'state.db'), { readonly: true });
  try {
    const row = db.prepare('SELECT first, late, context FROM evidence WHERE jti = ?');
    const found = new Map();
    for (const [runId, token] of tokens) {
      const kept = row.get(pageViewOf(token));
      if (kept) found.set(runId, captureOf(kept));
    }
    return found;
  } finally {
    db.close();
  }
}

function captureOf({ first, late, context }) {
  const { nonce: _echo, ...evidence } = JSON.parse(Buffer.from(first).toString());
  const { request } = JSON.parse(context);
  const headers = request.headers.map(([name, value]) => [name, loopback(value)]);
  return { first: evidence, late: late ? JSON.parse(late) : null, request: { ...request, headers } };
}

/** Ports are the run's own. */
const loopback = (value) => value.replace(/(127\.0\.0\.1|localhost):\d+/g, '$1');

/** Captures as they are kept: a visit a line. */
export const packCaptures = (rows) => gzipSync(`${rows.map((row) => JSON.stringify(row)).join('\n')}\n`, { level: 9 });
