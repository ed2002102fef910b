import type { App } from './deps.ts';
import { refusal } from './errors.ts';

/** Milliseconds after the last shed request for which the server still calls itself overloaded. */
const lingerMs = 10_000;

/**
 * Answers 503 at once when too much is under way: queueing would make every answer late instead of a few refused.
 * Gives a function that says whether that happened a moment ago.
 */
export function installLoadShed(
  app: App,
  { maxInFlight, now, exempt }: { maxInFlight: number; now: () => number; exempt: string },
): () => boolean {
  let inFlight = 0;
  let shedAt = Number.NEGATIVE_INFINITY;
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url === exempt) return;
    if (inFlight >= maxInFlight) {
      shedAt = now();
      throw refusal('overloaded');
    }
    inFlight += 1;
    // `finish` when it was answered, `close` also when the client went away; whichever comes first counts.
    let isDone = false;
    const done = () => {
      if (isDone) return;
      isDone = true;
      inFlight -= 1;
    };
    reply.raw.once('finish', done).once('close', done);
  });
  return () => now() - shedAt < lingerMs;
}
