import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { veridict } from '@veridict/node/http';
import { type Outcome, testKeys } from './example-fixtures.ts';
import type { Server } from './fixtures.ts';

/** Options of the middleware. */
export type Options = Parameters<typeof veridict>[0];

/** A site behind the middleware. */
export interface Site {
  url: string;
  /** paths it was asked for */
  asked: string[];
  stop: () => Promise<void>;
}

/**
 * A site all of whose pages are for those who pass the check, under a path of its own for the script. `outcomeOf` names what a
 * path's page of refusal forces; `/forget` takes a visitor's cookies.
 */
export async function startSite(
  server: Server,
  { outcomeOf, ...change }: Partial<Options> & { outcomeOf?: (path: string) => Outcome } = {},
): Promise<Site> {
  const { publicKey, secretKey } = await testKeys(server);
  const service = { secretKey, baseUrl: server.url, timeoutMs: 10_000 };
  const proxy = veridict.proxy({ ...service, path: '/a9' });
  const guard = veridict({
    ...service,
    enforce: 'challenge',
    onMissing: 'challenge',
    script: { publicKey, src: '/a9/collector.js' },
    skip: ({ url }) => url === '/favicon.ico' || url === '/forget',
    ...change,
  });
  const asked: string[] = [];
  const site = createServer(async (request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    // a policy of the site's that would stop the check, if it held for the page of refusal
    response.setHeader('content-security-policy', "default-src 'none'");
    if (await proxy(request, response)) return;
    if (outcomeOf) force(response, outcomeOf(path));
    if ((await guard(request, response))?.refused) return;
    if (path === '/forget')
      response.setHeader('set-cookie', ['botd_token=; Path=/; Max-Age=0', 'botd_pass=; Path=/; Max-Age=0']);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><html lang="en"><title>Shop</title><h1>Members</h1></html>');
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  return {
    url: `http://127.0.0.1:${(site.address() as AddressInfo).port}`,
    asked,
    async stop() {
      site.closeAllConnections();
      site.close();
      await once(site, 'close');
    },
  };
}

/** Has the script on the page of refusal ask for the outcome that a test key may force. */
function force(response: ServerResponse, outcome: Outcome): void {
  const end = response.end.bind(response) as (body?: unknown) => ServerResponse;
  const forced = (body?: unknown) =>
    end(typeof body === 'string' ? body.replace('data-key', `data-action="${outcome}" data-key`) : body);
  response.end = forced as typeof response.end;
}
