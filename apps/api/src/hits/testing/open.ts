import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Millis, StatePort } from '../../state/port.ts';
import { createHits, type OwnedHits } from '../hits.ts';

const wait = (ms: number) => delay(ms, undefined, { ref: false });

/** Statistics over a store, in the embedded engine and a folder of their own, ready to be asked. */
export async function openTestHits(
  state: StatePort,
  now: () => Millis = Date.now,
  pause: (ms: number) => Promise<void> = wait,
): Promise<OwnedHits> {
  const folder = await mkdtemp(join(tmpdir(), 'veridict-hits-'));
  const hits = createHits({ setting: { kind: 'embedded', folder }, state, now, delay: pause });
  await new Promise<void>((resolve, reject) => {
    hits.start({
      info: () => resolve(),
      warn: (told: unknown) => reject(new Error('statistics did not start', { cause: told })),
    });
  });
  return {
    ...hits,
    async stop() {
      await hits.stop();
      await rm(folder, { recursive: true });
    },
  };
}
