import { writeSync } from 'node:fs';
import { openSqlite } from '../sqlite/open.ts';
import { collected } from './rows.ts';

// Records page views as fast as it can and writes the token of each acknowledged one, until it is killed.

const IN_FLIGHT = 40;
const state = await openSqlite(process.argv[2]!);

async function collectOn(): Promise<never> {
  for (;;) {
    const input = collected();
    await state.recordCollect(input);
    writeSync(1, `${input.pageView.tokenHash}\n`);
  }
}

await Promise.all(Array.from({ length: IN_FLIGHT }, collectOn));
