import { healthAnswer } from '@veridict/contract';
import type { App, Services } from '../../deps.ts';
import type { FeedState } from '../../feeds/feeds.ts';

/** How long the store may take before it counts as down. */
const pingTimeoutMs = 2_000;

/** `GET /health`: 200 while the server can judge and keep, 503 otherwise. Needs no key and is never shed. */
export function healthRoutes(
  app: App,
  { state, settings, version, policy, feeds, hits, isOverloaded, delay, now }: Services,
): void {
  const ping = async (): Promise<boolean> => {
    const late = delay(pingTimeoutMs).then(() => false);
    return Promise.race([
      state.ping().then(
        () => true,
        () => false,
      ),
      late,
    ]);
  };
  app.get(
    '/health',
    {
      schema: {
        summary: 'Whether the server can judge and keep',
        tags: ['health'],
        response: { 200: healthAnswer, 503: healthAnswer },
      },
    },
    async (_request, reply) => {
      const isUp = await ping();
      reply.header('cache-control', 'no-store').code(isUp ? 200 : 503);
      return {
        status: statusOf(isUp, isOverloaded() || hits.isFull()),
        version,
        timestamp: new Date(now()).toISOString(),
        region: settings.region,
        state: isUp ? ('ok' as const) : ('down' as const),
        statistics: hits.isFull() ? ('backlog_full' as const) : hits.status(),
        policy_version: policy.version,
        feeds: feedHealth(feeds?.states() ?? []),
      };
    },
  );
}

/** `healthy` is the word that was published for analytics. */
const statusOf = (isUp: boolean, isPressed: boolean): 'healthy' | 'degraded' | 'down' =>
  isUp ? (isPressed ? 'degraded' : 'healthy') : 'down';

/** How many lists there are, the age of the oldest, and what failed: a list that is old or gone harms no verdict. */
function feedHealth(states: readonly FeedState[]) {
  const checked = states.flatMap(({ checkedAt }) => (checkedAt === null ? [] : [checkedAt]));
  return {
    lists: checked.length,
    oldest_at: checked.length === 0 ? null : new Date(Math.min(...checked)).toISOString(),
    failed: states.filter(({ error }) => error !== null).map(({ name }) => name),
  };
}
