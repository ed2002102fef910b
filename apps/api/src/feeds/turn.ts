import type { FastifyBaseLogger } from 'fastify';
import type { StatePort } from '../state/port.ts';
import type { Feeds } from './feeds.ts';
import type { FetchLimits } from './fetch-feed.ts';

const dayMs = 86_400_000;
/** After an attempt of whatever outcome: a server that is down is not asked every minute. */
const againMs = 3_600_000;

/** What is due for the lists once a minute: read what another process fetched, and once a day fetch, if that is wanted. */
export function createFeedTurn(options: {
  feeds: Feeds;
  isDaily: boolean;
  limits: FetchLimits;
  /** where failures are kept, so that every process tells of them */
  state: Pick<StatePort, 'noteFeeds' | 'listFeedFailures'>;
  log: Pick<FastifyBaseLogger, 'info' | 'warn'>;
}): () => Promise<void> {
  const { feeds, isDaily, limits, state, log } = options;
  let triedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const { outcome } = await feeds.reload();
    if (outcome !== null) await state.noteFeeds(outcome);
    feeds.learn(await state.listFeedFailures());
    const now = limits.now();
    if (!isDaily || now - triedAt < againMs) return;
    const oldest = Math.min(...feeds.states().map(({ checkedAt }) => checkedAt ?? 0));
    if (now - oldest < dayMs) return;
    triedAt = now;
    // Not waited for: other upkeep has its turn meanwhile.
    const update = async () => {
      const states = await feeds.update(limits);
      const failed = states.flatMap(({ name, error }) => (error === null ? [] : [{ name, error }]));
      const good = states.flatMap(({ name, error }) => (error === null ? [name] : []));
      await state.noteFeeds({ failed, good, at: limits.now() });
      for (const { name, error } of failed) log.warn({ feed: name, error }, 'a list of addresses could not be updated');
      log.info({ lists: states.length, failed: failed.length }, 'lists of addresses updated');
    };
    void update().catch((error: unknown) => log.warn({ err: error }, 'lists of addresses could not be updated'));
  };
}
