import { writeSync } from 'node:fs';
import { openSqlite } from '../../state/sqlite/open.ts';
import { startSender } from '../sender.ts';

// Claims what is due, says which message, and never sends it, until it is killed.

const state = await openSqlite(process.argv[2]!);
startSender({
  state,
  post: (_url, headers) => {
    writeSync(1, `${headers['webhook-id']}\n`);
    return new Promise(() => undefined);
  },
  sign: async () => ['c2lnbmF0dXJl'],
  now: Date.now,
  chance: () => 0,
  delay: (ms) => new Promise((done) => setTimeout(done, ms)),
  log: { warn: () => undefined },
});
