import { nearFetch } from './near-fetch.ts';
import { run } from './run.ts';

/** Run the command line of this process; the only place of the command that reads its surroundings. */
export async function runFromTerminal(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), {
    env: process.env,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    fetch: nearFetch(globalThis.fetch),
    start: async () => {
      await import('../main.ts');
    },
  });
}
