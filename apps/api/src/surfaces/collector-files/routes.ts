import type { App, Services } from '../../deps.ts';
import { sendStatic } from '../../static-file.ts';

/**
 * The browser script and its chunks. The same bytes for every request: no host, key or forwarded header enters them. Any
 * page may load them, also with `integrity` and `crossorigin`, as a worker, and under cross-origin isolation.
 */
export function collectorFileRoutes(app: App, { collectorFiles }: Pick<Services, 'collectorFiles'>): void {
  for (const file of collectorFiles) {
    app.get(file.path, { schema: { hide: true } }, async (request, reply) => {
      reply
        .header('access-control-allow-origin', '*')
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('cross-origin-embedder-policy', 'require-corp');
      return sendStatic(request, reply, file);
    });
  }
}
