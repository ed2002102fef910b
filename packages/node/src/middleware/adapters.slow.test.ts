import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import express from 'express';
import Fastify from 'fastify';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { veridict as forExpress } from '../express.ts';
import { veridict as forFastify } from '../fastify.ts';
import { veridict as forHono, type VeridictVariables } from '../hono.ts';
import { veridict as forHttp } from '../http.ts';
import { veridict as forNext } from '../next.ts';
import { ask } from '../testing/ask.ts';
import { json, secretKey, verdict } from '../testing/fetch.ts';
import type { MiddlewareOptions } from './index.ts';

const baseUrl = 'https://veridict.example';
const path = '/a9';
const servers: Array<() => Promise<unknown>> = [];
afterEach(async () => {
  for (const close of servers.splice(0)) await close();
});

/** A Veridict that blocks the token `bot` and lets in all others, and answers the browser script's requests with what they are. */
function service() {
  const asked: Array<{ url: string; headers: Headers; body: string }> = [];
  const fetch = (async (url: string, init: RequestInit = {}) => {
    const body = init.body ? new TextDecoder().decode(init.body as Uint8Array) : '';
    asked.push({ url, headers: new Headers(init.headers), body });
    if (url.includes('/verdict')) {
      const isBot = url.includes('token=bot');
      return json(200, {
        ...verdict,
        ...(isBot && { action: 'block', band: 'known-bot', score: 99 }),
        session_id: 'ses_1',
      });
    }
    return new Response(url.endsWith('.js') ? '0;'.repeat(600) : JSON.stringify({ got: body }), {
      headers: {
        'content-type': url.endsWith('.js') ? 'text/javascript' : 'application/json',
        etag: '"x-br"',
        'set-cookie': 'a=b',
      },
    });
  }) as unknown as typeof globalThis.fetch;
  return { fetch, asked };
}

const listen = async (server: Server): Promise<string> => {
  if (!server.listening) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  servers.push(() => new Promise((done) => server.close(done)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const overHttp = (listener: RequestListener) => listen(createServer(listener));

type Start = (options: Partial<MiddlewareOptions> & Pick<MiddlewareOptions, 'fetch'>) => Promise<string>;
const all = (options: Parameters<Start>[0]): MiddlewareOptions => ({
  secretKey,
  baseUrl,
  enforce: 'block',
  ...options,
});

/** The same small site on each framework: every path says what was decided. */
const sites: Record<string, Start> = {
  'node:http': (options) => {
    const guard = forHttp(all(options));
    const proxy = forHttp.proxy({ path, secretKey, baseUrl, fetch: options.fetch });
    return overHttp(async (request, response) => {
      if (await proxy(request, response)) return;
      const decided = await guard(request, response);
      if (!decided?.refused) response.end(decided?.action);
    });
  },
  Express: (options) => {
    const app = express();
    app.use(forExpress.proxy({ path, secretKey, baseUrl, fetch: options.fetch }));
    app.use(express.urlencoded({ extended: false }), forExpress(all(options)));
    app.use((request, response) => void response.end(request.veridict?.action));
    return overHttp(app);
  },
  Fastify: async (options) => {
    const app = Fastify();
    app.addHook('onRequest', forFastify.proxy({ path, secretKey, baseUrl, fetch: options.fetch }));
    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    app.addHook('preHandler', forFastify(all(options)));
    app.all('/*', async (request) => (request as { veridict?: { action: string } }).veridict?.action);
    servers.push(() => app.close());
    return app.listen({ port: 0, host: '127.0.0.1' });
  },
  Hono: async (options) => {
    const app = new Hono<{ Variables: VeridictVariables }>();
    app.use(forHono.proxy({ path, secretKey, baseUrl, fetch: options.fetch }));
    app.use(forHono(all(options)));
    app.all('*', (c) => c.text(c.get('veridict')?.action ?? 'none'));
    return listen(serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server);
  },
  Next: (options) => {
    // What its app router calls, behind a bridge from Node's server.
    const check = forNext(all({ trustProxy: 1, ...options }));
    const route = forNext.proxy({ path, secretKey, baseUrl, fetch: options.fetch, trustProxy: 1 });
    const app = new Hono();
    app.on(['GET', 'POST'], `${path}/*`, (c) => route[c.req.method as 'GET' | 'POST'](withAddress(c.req.raw)));
    app.all('*', async (c) => {
      const { decided, response } = await check(withAddress(c.req.raw));
      return response ?? c.text(`${decided?.action}`);
    });
    return listen(serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server);
  },
};
const withAddress = (request: Request) => {
  const headers = new Headers(request.headers);
  headers.set('x-forwarded-for', '127.0.0.1');
  return new Request(request, { headers });
};

describe.each(Object.entries(sites))('on %s', (name, start) => {
  const visit = (url: string, token: string, headers: Record<string, string> = {}) =>
    ask(url, { headers: { cookie: `botd_token=${token}`, accept: 'text/html', 'user-agent': 'Tester', ...headers } });

  it('lets people in, with the decision at hand', async () => {
    const { fetch, asked } = service();
    const url = await start({ fetch });
    expect(await visit(`${url}/page?x=1`, 'person')).toMatchObject({ status: 200, text: 'allow' });
    expect(asked[0]!.url).toContain('token=person&ip=127.0.0.1&ua=Tester');
  });

  it('refuses bots, with a page or a problem', async () => {
    const url = await start({ fetch: service().fetch });
    const page = await visit(`${url}/page`, 'bot', { 'accept-language': 'de' });
    expect(page).toMatchObject({ status: 403, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(page.text).toContain('<html lang="de" dir="ltr"');
    const problem = await visit(`${url}/page`, 'bot', { accept: '*/*' });
    expect(problem.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(problem.headers['accept-signature']).toContain('tag="web-bot-auth"');
    expect(JSON.parse(problem.text)).toMatchObject({ status: 403, code: 'visitor_blocked', reference: 'ses_1' });
  });

  it('only watches by default', async () => {
    const seen: unknown[] = [];
    const onDecision = (decided: unknown) => seen.push(decided);
    const url = await start({ fetch: service().fetch, enforce: undefined, onDecision });
    expect(await visit(`${url}/page`, 'bot')).toMatchObject({ status: 200, text: 'block' });
    expect(seen).toMatchObject([{ action: 'block', refused: false, source: 'live', address: '127.0.0.1' }]);
  });

  it.each<[string, () => Promise<Response>]>([
    ['nobody answers', () => Promise.reject(new TypeError('fetch failed'))],
    ['the server fails', async () => new Response('{}', { status: 500 })],
    ['the answer does not come', () => new Promise(() => undefined)],
  ])('goes on when %s, and says how long it took', async (_when, fetch) => {
    const seen: unknown[] = [];
    const url = await start({ fetch, retries: 0, timeoutMs: 30, onDecision: (decided) => seen.push(decided) });
    expect(await visit(`${url}/page`, 'bot')).toMatchObject({ status: 200, text: 'allow' });
    expect(seen).toMatchObject([{ source: 'failover', reason: 'unavailable', ms: expect.any(Number) }]);
  });

  it('serves the script and takes its requests under a path of its own', async () => {
    const { fetch, asked } = service();
    const url = await start({ fetch });
    const script = await visit(`${url}${path}/collector.js`, 'secret', { 'accept-encoding': 'gzip, br' });
    expect(script.text).toHaveLength(1200);
    expect(script.headers.etag).toBe('W/"x-br"');
    // Next compresses by itself, whatever a route handler has done
    expect(script.headers['content-encoding']).toBe(name === 'Next' ? undefined : 'gzip');
    expect(script.headers['set-cookie']).toBeUndefined();
    const sent = await ask(`${url}${path}/api/v1/collect`, {
      method: 'POST',
      body: 'tökén',
      headers: { 'content-type': 'text/plain', origin: 'https://shop.example', cookie: 'secret' },
    });
    expect(JSON.parse(sent.text)).toEqual({ got: 'tökén' });
    const [, collect] = asked as [unknown, (typeof asked)[0]];
    expect(collect.url).toBe(`${baseUrl}/api/v1/collect`);
    expect(collect.headers.get('origin')).toBe('https://shop.example');
    expect(collect.headers.get('cookie')).toBeNull();
    expect(collect.headers.get('veridict-forwarded')).toMatch(/^v1\.[0-9a-f]{16}\.[\w-]+\.[\w-]{43}$/);
    expect((await visit(`${url}${path}/api/v1/admin/keys`, 'secret')).status).toBe(404);
    expect(asked).toHaveLength(2);
  });
});

it('finds the token of a form', async () => {
  for (const name of ['Express', 'Fastify', 'Hono', 'Next']) {
    const url = await sites[name]!({ fetch: service().fetch });
    const answer = await fetch(url, { method: 'POST', body: new URLSearchParams({ botd_token: 'bot' }) });
    expect([name, answer.status]).toEqual([name, 403]);
  }
});

it.each(['express', 'fastify', 'hono', 'http', 'next'])('the adapter for %s is less than sixty lines', (name) => {
  const code = readFileSync(new URL(`../${name}.ts`, import.meta.url), 'utf8').replace(
    /^\s*(\/\*\*|\*|\/\/).*\n|^\s*\n/gm,
    '',
  );
  expect(code.split('\n').length).toBeLessThan(60);
});
