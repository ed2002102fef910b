import { SettingsError, settingsFrom } from './env.ts';
import { serve } from './serve.ts';

/** Start the server by the environment; the only file of the server with effects on load. */
async function main(): Promise<void> {
  const running = await serve(settingsFrom(process.env), process.stdout);
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

function fail(error: unknown, code: number): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(code);
}

main().catch((error: unknown) => fail(error, error instanceof SettingsError ? 2 : 1));
