import { type Settings, SettingsError, settingsFrom } from './env.ts';
import { misspelt } from './misspelt.ts';
import { serve } from './serve.ts';
import { explainStart } from './start-fault.ts';

/** Start the server by the environment; the only file of the server with effects on load. */
async function main(): Promise<void> {
  const settings = settingsFrom(process.env);
  for (const { name, meant } of misspelt(process.env))
    process.stderr.write(`${name} is not a setting and is ignored; ${meant} is\n`);
  const running = await serve(settings, process.stdout).catch((error: unknown) => explain(error, settings));
  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      // A second signal means now.
      if (isStopping) process.exit(1);
      isStopping = true;
      running.stop().then(
        () => process.exit(0),
        (error: unknown) => fail(error, 1),
      );
    });
  }
}

function explain(error: unknown, { dataDir }: Settings): never {
  const sentence = explainStart(error, dataDir);
  throw sentence === null ? error : new Error(sentence, { cause: error });
}

function fail(error: unknown, code: number): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(code);
}

main().catch((error: unknown) => fail(error, error instanceof SettingsError ? 2 : 1));
