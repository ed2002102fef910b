import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient } from './client.ts';
import {
  AuthError,
  ConnectionError,
  NotFoundError,
  QuotaError,
  RateLimitError,
  TimeoutError,
  ValidationError,
  VeridictError,
} from './errors.ts';
import { answering, clientOf, deaf, fail, json, refusal, secretKey, verdict } from './testing/fetch.ts';

describe('errors', () => {
  it.each([
    [400, 'invalid_request', ValidationError],
    [401, 'key_invalid', AuthError],
    [403, 'key_scope', AuthError],
    [402, 'quota_exceeded', QuotaError],
    [404, 'token_unknown', NotFoundError],
    [413, 'payload_too_large', ValidationError],
    [429, 'rate_limited', RateLimitError],
    [500, 'internal', VeridictError],
    [503, 'state_unavailable', VeridictError],
  ] as const)('%i %s', async (status, code, Class) => {
    const { fetch } = answering(refusal(status, code, { 'retry-after': '7' }));
    const error = await fail(clientOf(fetch).verdict('a.b.c'));
    expect(error).toBeInstanceOf(VeridictError);
    expect(error.constructor).toBe(Class);
    expect(error).toMatchObject({ status, code, message: `about ${code}`, requestId: 'req_1', retryAfter: 7 });
  });

  it('reads problem+json and pages of proxies', async () => {
    const problem = answering(json(401, { title: 'No.', status: 401, code: 'key_missing' }));
    expect(await fail(clientOf(problem.fetch).verdict('a'))).toMatchObject({ code: 'key_missing', message: 'No.' });
    const page = answering(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    expect(await fail(clientOf(page.fetch, { retries: 0 }).verdict('a'))).toMatchObject({
      code: 'http_502',
      message: 'https://veridict.example answered 502',
    });
  });

  it('names the reason of a broken connection and keeps its cause', async () => {
    const cause = Object.assign(new TypeError('fetch failed'), {
      cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    });
    const error = await fail(clientOf(answering(cause).fetch).verdict('a.b.c'));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ code: 'connection', status: null, cause });
    expect(error.message).toBe('could not reach https://veridict.example (ECONNREFUSED)');
  });

  it('never carries the key, and neither does the client', async () => {
    const client = clientOf(answering(refusal(500, 'internal')).fetch);
    const errors = [
      await fail(client.verdict('a.b.c')),
      await fail(clientOf(deaf, { timeoutMs: 5 }).verdict('a.b.c')),
      await fail(clientOf(answering(new TypeError('fetch failed')).fetch).verdict('a.b.c')),
    ];
    for (const thing of [client, ...errors])
      expect(inspect(thing, { depth: null, showHidden: true })).not.toContain('SECRET');
  });
});

describe('retries', () => {
  it.each([
    ['a broken connection', new TypeError('fetch failed')],
    ['429', refusal(429, 'rate_limited')],
    ['502', refusal(502, 'http_502')],
    ['503', refusal(503, 'overloaded')],
    ['504', refusal(504, 'http_504')],
  ])('%s is tried again, twice at most', async (_what, answer) => {
    const once = answering(answer, json(200, verdict));
    expect((await clientOf(once.fetch).verdict('a.b.c')).score).toBe(3);
    expect(once.asked).toHaveLength(2);
    const always = answering(answer);
    await fail(clientOf(always.fetch).verdict('a.b.c'));
    expect(always.asked).toHaveLength(3);
    const never = answering(answer);
    await fail(clientOf(never.fetch, { retries: 0 }).verdict('a.b.c'));
    expect(never.asked).toHaveLength(1);
  });

  it.each([400, 401, 402, 403, 404, 500])('%i is not', async (status) => {
    const { fetch, asked } = answering(refusal(status, 'x'));
    await fail(clientOf(fetch).verdict('a.b.c'));
    expect(asked).toHaveLength(1);
  });

  it('does not wait past the deadline for a limit to pass: the precise answer is worth more', async () => {
    const { fetch, asked } = answering(refusal(429, 'rate_limited', { 'retry-after': '30' }));
    const error = await fail(clientOf(fetch).verdict('a.b.c'));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error.retryAfter).toBe(30);
    expect(asked).toHaveLength(1);
  });

  it('waits as long as the server says where that fits', async () => {
    const { fetch, asked } = answering(refusal(503, 'overloaded', { 'retry-after': '1' }), json(200, verdict));
    const from = performance.now();
    await clientOf(fetch, { timeoutMs: 5000 }).verdict('a.b.c');
    expect(performance.now() - from).toBeGreaterThanOrEqual(995);
    expect(asked).toHaveLength(2);
  });

  it('understands a date in Retry-After', async () => {
    const date = new Date(Date.now() + 60_000).toUTCString();
    const { fetch } = answering(refusal(503, 'overloaded', { 'retry-after': date }));
    const { retryAfter } = await fail(clientOf(fetch).verdict('a.b.c'));
    expect(retryAfter).toBeGreaterThan(55);
    expect(retryAfter).toBeLessThanOrEqual(60);
  });
});

describe('deadline and abort', () => {
  it('ends with the deadline, though fetch never does', async () => {
    const from = performance.now();
    const error = await fail(clientOf(deaf, { timeoutMs: 40 }).verdict('a.b.c'));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ code: 'timeout', status: null });
    expect(performance.now() - from).toBeLessThan(500);
  });

  it('counts the body in', async () => {
    const stalled = () => new Response(new ReadableStream({ start: () => undefined }));
    expect(await fail(clientOf(answering(stalled).fetch, { timeoutMs: 30 }).verdict('a'))).toBeInstanceOf(TimeoutError);
  });

  it("gives the caller's own reason when the caller aborts, whatever onUnavailable says", async () => {
    const controller = new AbortController();
    const client = clientOf(deaf, { onUnavailable: 'allow' });
    const asked = fail(client.verdict('a.b.c', { signal: controller.signal }));
    const reason = new Error('the visitor left');
    controller.abort(reason);
    expect(await asked).toBe(reason);
    expect(await fail(client.verdict('a.b.c', { signal: controller.signal }))).toBe(reason);
    expect(await fail(client.usage({ signal: AbortSignal.abort(reason) }))).toBe(reason);
  });

  it('leaves nothing on a signal that lives on', async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners++;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners--;
      remove(...args);
    };
    await clientOf(answering(json(200, verdict)).fetch).verdict('a.b.c', { signal });
    expect(listeners).toBe(0);
  });
});

describe('over a real connection', () => {
  const servers: Array<ReturnType<typeof createServer>> = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });
  const listen = async (handler: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> => {
    const server = createServer(handler);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  it('asks, is cut off once, and asks again', async () => {
    let times = 0;
    const baseUrl = await listen((request, response) => {
      times++;
      if (times === 1) return void request.socket.destroy();
      response.setHeader('content-type', 'application/json').end(JSON.stringify(verdict));
    });
    expect((await createClient({ secretKey, baseUrl }).verdict('a.b.c')).action).toBe('allow');
    expect(times).toBe(2);
  });

  it('does not carry the key over a redirect', async () => {
    let leaked = false;
    const other = await listen((_request, response) => {
      leaked = true;
      response.end('{}');
    });
    const baseUrl = await listen((_request, response) => void response.writeHead(307, { location: other }).end());
    expect(await fail(createClient({ secretKey, baseUrl }).verdict('a.b.c'))).toMatchObject({
      code: 'unexpected_answer',
      status: 307,
    });
    expect(leaked).toBe(false);
  });

  it('says so when nobody listens', async () => {
    const baseUrl = await listen(() => undefined);
    servers.splice(0).map((server) => server.close());
    const error = await fail(createClient({ secretKey, baseUrl }).verdict('a.b.c'));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.message).toContain('ECONNREFUSED');
  });
});
