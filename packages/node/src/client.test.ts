import { describe, expect, it } from 'vitest';
import { VeridictError } from './errors.ts';
import { answering, clientOf, fail, json, refusal, secretKey, usage, verdict } from './testing/fetch.ts';

describe('verdict', () => {
  it('asks with the key in a header and everything else in the query', async () => {
    const { fetch, asked } = answering(json(200, verdict));
    const decision = await clientOf(fetch).verdict('a.b.c', {
      ip: '2001:db8::1',
      userAgent: 'Mozilla/5.0 (X)',
      ja4: 'j',
    });
    expect(decision).toEqual({ ...verdict, source: 'live' });
    const [{ url, init }] = asked as [(typeof asked)[0]];
    expect(url).toBe(
      'https://veridict.example/api/v1/verdict?token=a.b.c&ip=2001%3Adb8%3A%3A1&ua=Mozilla%2F5.0+%28X%29&ja4=j',
    );
    expect(new Headers(init.headers).get('authorization')).toBe(`Bearer ${secretKey}`);
    expect(init.redirect).toBe('manual');
  });

  it('leaves out what is not known, and cuts a user agent that is too long', async () => {
    const { fetch, asked } = answering(json(200, verdict));
    await clientOf(fetch).verdict('a.b.c', { ip: undefined, userAgent: 'x'.repeat(5000) });
    expect(asked[0]!.url).toBe(`https://veridict.example/api/v1/verdict?token=a.b.c&ua=${'x'.repeat(1024)}`);
  });

  it('takes fields it does not know', async () => {
    const { fetch } = answering(json(200, { ...verdict, later: true }));
    expect(await clientOf(fetch).verdict('a.b.c')).toMatchObject({ later: true });
  });

  it.each([
    ['no JSON', new Response('<html>welcome</html>')],
    ['another JSON', json(200, { ok: true })],
    ['an action that does not exist', json(200, { ...verdict, action: 'maybe' })],
    ['a score out of range', json(200, { ...verdict, score: 101 })],
    ['a redirect', new Response(null, { status: 302, headers: { location: 'https://elsewhere.example' } })],
  ])('takes %s for no answer', async (_what, answer) => {
    const { fetch, asked } = answering(answer);
    const error = await fail(clientOf(fetch).verdict('a.b.c'));
    expect(error).toBeInstanceOf(VeridictError);
    expect(error.code).toBe('unexpected_answer');
    expect(asked).toHaveLength(1);
  });

  it('refuses what needs no question', async () => {
    const { fetch, asked } = answering(json(200, verdict));
    const client = clientOf(fetch, { onUnavailable: 'allow' });
    expect(await fail(client.verdict(undefined as never))).toBeInstanceOf(TypeError);
    expect(await fail(client.verdict(''))).toMatchObject({ name: 'ValidationError', code: 'token_missing' });
    expect(await fail(client.verdict('x'.repeat(2049)))).toMatchObject({
      name: 'NotFoundError',
      code: 'token_unknown',
    });
    expect(asked).toHaveLength(0);
  });
});

describe('usage', () => {
  it('gives the month', async () => {
    const { fetch, asked } = answering(json(200, usage));
    expect(await clientOf(fetch).usage()).toEqual(usage);
    expect(asked[0]!.url).toBe('https://veridict.example/api/v1/usage');
  });

  it('is never decided by onUnavailable', async () => {
    const { fetch } = answering(refusal(500, 'internal'));
    expect(await fail(clientOf(fetch, { onUnavailable: 'allow' }).usage())).toBeInstanceOf(VeridictError);
  });
});

describe('onUnavailable', () => {
  const unavailable: Array<[string, Response | Error]> = [
    ['a broken connection', new TypeError('fetch failed')],
    ['402', refusal(402, 'quota_exceeded')],
    ['429', refusal(429, 'rate_limited')],
    ['500', refusal(500, 'internal')],
    ['503', refusal(503, 'state_unavailable')],
    ['no JSON', new Response('hello')],
  ];
  it.each(unavailable)('decides when there is %s', async (_what, answer) => {
    const { fetch } = answering(answer);
    const decision = await clientOf(fetch, { onUnavailable: 'challenge', retries: 0 }).verdict('a.b.c');
    expect(decision).toMatchObject({ source: 'failover', action: 'challenge', score: null, band: null, signals: [] });
    expect(decision.source === 'failover' && decision.error).toBeInstanceOf(VeridictError);
  });

  it.each([400, 401, 403, 404])('does not hide a %i', async (status) => {
    const { fetch } = answering(refusal(status, 'x'));
    expect(await fail(clientOf(fetch, { onUnavailable: 'allow' }).verdict('a.b.c'))).toMatchObject({ status });
  });

  it('may be a function, which sees why', async () => {
    const { fetch } = answering(refusal(402, 'quota_exceeded'));
    const client = clientOf(fetch, { onUnavailable: async ({ status }) => (status === 402 ? 'allow' : 'block') });
    expect((await client.verdict('a.b.c')).action).toBe('allow');
  });

  it('gives what the function throws, and calls a made-up action a mistake', async () => {
    const { fetch } = answering(refusal(500, 'internal'));
    const own = new Error('own');
    const throwing = () => {
      throw own;
    };
    expect(await fail(clientOf(fetch, { onUnavailable: throwing }).verdict('a'))).toBe(own);
    expect(await fail(clientOf(fetch, { onUnavailable: () => 'pass' as never }).verdict('a'))).toBeInstanceOf(
      TypeError,
    );
  });
});
