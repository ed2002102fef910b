import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ATTEMPT_MS, createTransport } from './transport.ts';

beforeEach(() => {
  vi.useFakeTimers();
  // the real one keeps a clock of its own
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), ms);
    return abort.signal;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

type Reply = Response | Error | 'hangs';
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const refusal = (status: number, code: string) =>
  json({ error: { code, message: `about ${code}`, request_id: 'r' } }, status);

/** A server that gives these replies in turn. */
function serving(...replies: Reply[]) {
  const requests: Array<{ url: string; init: RequestInit }> = [];
  const fetch = (async (url: string, init: RequestInit) => {
    requests.push({ url, init });
    const reply = replies.shift() ?? new Error('nothing more was expected');
    if (reply instanceof Error) throw reply;
    if (reply !== 'hangs') return reply;
    return new Promise((_, reject) => {
      init.signal!.addEventListener('abort', () => reject(init.signal!.reason));
    });
  }) as typeof globalThis.fetch;
  const transport = createTransport('https://v.example/x', { fetch, sendBeacon: () => true });
  const post = async () => {
    const answer = transport.post('/p', 'body');
    await vi.runAllTimersAsync();
    return answer;
  };
  return { requests, post };
}

describe('post', () => {
  it('sends plain text without credentials, so that no preflight is asked', async () => {
    const { post, requests } = serving(json({ a: 1 }));
    expect(await post()).toEqual({ ok: true, body: { a: 1 } });
    expect(requests[0]!.url).toBe('https://v.example/x/p');
    expect(requests[0]!.init).toMatchObject({ method: 'POST', body: 'body', credentials: 'omit', keepalive: false });
    expect(requests[0]!.init.headers).toBeUndefined();
  });

  const lost = { ok: false, code: 'network', message: 'No answer.' };
  it.each<[string, Reply[], number, object]>([
    ['tries again after a failure on the way', [new TypeError('failed'), json({ a: 1 })], 2, { ok: true }],
    ['tries again after a 5xx', [refusal(503, 'overloaded'), json({ a: 1 })], 2, { ok: true }],
    ['tries again when nothing comes', ['hangs', json({ a: 1 })], 2, { ok: true }],
    ['gives up after the second failure', [new TypeError('a'), new TypeError('b')], 2, lost],
    [
      'tells the code of the second 5xx',
      [refusal(503, 'overloaded'), refusal(500, 'internal')],
      2,
      { code: 'internal' },
    ],
    ['does not repeat what was refused', [refusal(403, 'origin_forbidden')], 1, { code: 'origin_forbidden' }],
    ['does not repeat a 429', [refusal(429, 'rate_limited')], 1, { code: 'rate_limited' }],
    ['takes a page for no answer', [new Response('<html>', { status: 200 })], 1, lost],
    ['takes a foreign error for no answer', [json({ message: 'not found' }, 404)], 1, lost],
    ['takes null for no answer', [json(null)], 1, lost],
  ])('%s', async (_, replies, requests, answer) => {
    const server = serving(...replies);
    expect(await server.post()).toMatchObject(answer);
    expect(server.requests).toHaveLength(requests);
  });

  it('ends in bounded time, whatever the server does', async () => {
    const began = Date.now();
    expect(await serving('hangs', 'hangs').post()).toEqual(lost);
    expect(Date.now() - began).toBeLessThanOrEqual(2 * ATTEMPT_MS + 1000);
  });
});

describe('beacon', () => {
  it('hands the body to the browser', () => {
    const sendBeacon = vi.fn(() => true);
    createTransport('https://v.example', { fetch, sendBeacon }).beacon('/p', 'body');
    expect(sendBeacon).toHaveBeenCalledWith('https://v.example/p', 'body');
  });

  it('does not mind a browser without it', () => {
    const sendBeacon = () => {
      throw new TypeError('sendBeacon is not a function');
    };
    expect(() => createTransport('https://v.example', { fetch, sendBeacon }).beacon('/p', '')).not.toThrow();
  });
});
