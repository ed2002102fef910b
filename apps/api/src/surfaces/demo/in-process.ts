import type { App } from '../../deps.ts';

/**
 * A `fetch` that asks this very app: the demo's backend is an ordinary caller of the API, and needs no address of its own
 * server to be one, whatever port, certificate or proxy that stands behind.
 */
export function inProcessFetch(app: App): typeof globalThis.fetch {
  return async (input, init) => {
    const { pathname, search } = new URL(String(input));
    const headers = Object.fromEntries(new Headers(init?.headers));
    const { statusCode, headers: answered, rawPayload } = await app.inject({ url: pathname + search, headers });
    const pairs = Object.entries(answered).map(([name, value]): [string, string] => [name, String(value)]);
    return new Response(new Uint8Array(rawPayload), { status: statusCode, headers: pairs });
  };
}
