import { createClient, type Options } from '@veridict/node';
import type { TestApp } from './app.ts';

/** `fetch` into an app, as the SDK uses it; `isDown` makes every answer a 503. */
export function fetchInto({ app }: TestApp) {
  const asked: string[] = [];
  const server = { isDown: false, asked };
  const fetch: typeof globalThis.fetch = async (url, init = {}) => {
    const { pathname, search } = new URL(String(url));
    asked.push(pathname);
    if (server.isDown) return Response.json({ error: { code: 'state_unavailable', message: 'down' } }, { status: 503 });
    // Let the platform say how a form is written.
    const sent = new Request('https://veridict.example', { ...init, signal: null });
    const payload = await sent.text();
    const answer = await app.inject({
      method: sent.method === 'POST' ? 'POST' : 'GET',
      url: pathname + search,
      headers: Object.fromEntries(sent.headers),
      ...(payload !== '' && { payload }),
    });
    const headers = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as [string, string]);
    return new Response(answer.body, { status: answer.statusCode, headers });
  };
  return { server, fetch };
}

/** The SDK's client in front of an app, on the app's clock. */
export function clientInto(test: TestApp, options: Pick<Options, 'secretKey'> & Partial<Options>) {
  const { server, fetch } = fetchInto(test);
  const given = {
    baseUrl: 'https://veridict.example',
    timeoutMs: 20_000,
    retries: 0 as const,
    now: () => test.clock.at,
  };
  return { server, client: createClient({ ...given, fetch, onUnavailable: 'site', ...options }) };
}
