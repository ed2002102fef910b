import type { FeedState } from '../feeds/feeds.ts';
import type { StatePort } from '../state/port.ts';

/** A list that nobody could confirm for so long is stale: most are published daily. */
export const FEED_STALE_MS: number = 3 * 86_400_000;

/** Tells endpoints of lists that went stale: each once for the copy that did, whichever processes look at it. */
export async function tellStaleFeeds(
  feeds: readonly FeedState[],
  { state, now }: { state: Pick<StatePort, 'notify'>; now: () => number },
): Promise<void> {
  const at = now();
  for (const { name, checkedAt, error } of feeds) {
    if (checkedAt === null || at - checkedAt <= FEED_STALE_MS) continue;
    await state.notify({
      type: 'feed.stale',
      accountId: null,
      siteId: null,
      at,
      data: { feed: name, checked_at: new Date(checkedAt).toISOString(), error },
      once: { name: `feed:${name}:${checkedAt}`, afterMs: null },
    });
  }
}
