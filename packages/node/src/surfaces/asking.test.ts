import { describe, expect, it } from 'vitest';
import { ValidationError } from '../errors.ts';
import { answering, clientOf, deaf, fail, json, verdict } from '../testing/fetch.ts';

const redeemed = { success: true, 'error-codes': [] };
const list = (data: unknown[], nextCursor: string | null = null) => ({
  data,
  pagination: { nextCursor, hasMore: nextCursor !== null, limit: 50 },
});
const { token: _none, ...assessment } = verdict;

describe('siteverify', () => {
  it('names each call, so that it may be repeated', async () => {
    const { fetch, asked } = answering(new TypeError('fetch failed'), json(200, redeemed), json(200, redeemed));
    const client = clientOf(fetch);
    await client.siteverify('t');
    await client.siteverify('t');
    const [first, again, second] = asked.map(({ init }) => JSON.parse(String(init.body)).idempotency_key);
    expect(first).toMatch(/^[\w-]{36}$/);
    expect(again).toBe(first);
    expect(second).not.toBe(first);
  });

  it('fails with the surface’s own code', async () => {
    const said = { success: false, 'error-codes': ['bad-request'] };
    expect(await fail(clientOf(answering(json(400, said)).fetch).siteverify('t'))).toMatchObject({
      name: 'ValidationError',
      code: 'bad-request',
    });
  });
});

describe('lists', () => {
  const pages = [
    json(200, list([{ id: '1' }, { id: '2' }], 'b')),
    json(200, list([{ id: '3' }], 'c')),
    json(200, list([])),
  ];
  it('are looped over, page by page, to the end', async () => {
    const { fetch, asked } = answering(...pages);
    const ids: string[] = [];
    for await (const { id } of clientOf(fetch).sessions({ pageSize: 2 })) ids.push(id);
    expect(ids).toEqual(['1', '2', '3']);
    expect(asked.map(({ url }) => new URL(url).search)).toEqual([
      '?pageSize=2',
      '?pageSize=2&cursor=b',
      '?pageSize=2&cursor=c',
    ]);
  });

  it('are not asked for further than the loop goes', async () => {
    const { fetch, asked } = answering(...pages);
    for await (const _ of clientOf(fetch).sessions()) break;
    expect(asked).toHaveLength(1);
  });

  it('end where a server names the same page for ever', async () => {
    const { fetch, asked } = answering(json(200, list([{ id: '1' }], 'b')));
    for await (const _ of clientOf(fetch).sessions());
    expect(asked).toHaveLength(2);
  });
});

describe('assess', () => {
  const request = { method: 'GET', url: 'https://shop.example/', ip: '192.0.2.1' };
  it('takes pairs, and no more of a request than the server does', async () => {
    const { fetch, asked } = answering(json(200, assessment));
    const headers = Array.from({ length: 150 }, (_, n) => [`x-${n}`, 'v'.repeat(20_000)] as const);
    await clientOf(fetch).assess({ ...request, url: `https://shop.example/${'a'.repeat(9000)}`, headers });
    const sent = JSON.parse(String(asked[0]!.init.body));
    expect([sent.headers.length, sent.headers[0][1].length, sent.url.length]).toEqual([100, 16_384, 8192]);
  });

  it('refuses headers that have lost their order', async () => {
    const { fetch, asked } = answering(json(200, assessment));
    const error = await fail(clientOf(fetch).assess({ ...request, headers: new Headers() as never }));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toContain('rawHeaders');
    expect(asked).toHaveLength(0);
  });
});

describe('errors of other surfaces', () => {
  it.each([
    ['statistics', { error: { code: 'VALIDATION_ERROR', message: 'No.' } }, 'VALIDATION_ERROR', 'No.'],
    ['bot stats', { success: false, error: { code: 'NOT_FOUND', message: 'No.' } }, 'NOT_FOUND', 'No.'],
    ['moderation', { api: 'chatsight-lang-text', success: false, response: 'Too soon.' }, 'http_400', 'Too soon.'],
    ['smart URLs', { status: 'failed', message: 'No.', timeResponse: '' }, 'http_400', 'No.'],
  ])('are read: %s', async (_surface, body, code, message) => {
    const error = await fail(clientOf(answering(json(400, body)).fetch).integration());
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({ code, message });
  });

  it('a moment that is none is a mistake', async () => {
    const { moderation } = clientOf(answering(json(200, {})).fetch);
    expect(await fail(moderation.records({ from: 'yesterday', to: new Date() }))).toBeInstanceOf(TypeError);
  });

  it('statistics are given the time they need', async () => {
    const reason = new Error('left');
    const controller = new AbortController();
    const asking = fail(clientOf(deaf, { timeoutMs: 1 }).analytics({ signal: controller.signal }));
    controller.abort(reason);
    expect(await asking).toBe(reason);
  });
});
