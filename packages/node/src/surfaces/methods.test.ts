import { describe, expect, it } from 'vitest';
import type { Client } from '../client.ts';
import { VeridictError } from '../errors.ts';
import { answering, clientOf, fail, json, refusal, verdict } from '../testing/fetch.ts';

const envelope = (response: unknown, success = true) => ({ api: 'chatsight-lang-text', success, response });
const list = (data: unknown[], nextCursor: string | null = null) => ({
  data,
  pagination: { nextCursor, hasMore: nextCursor !== null, limit: 50 },
});
const { token: _none, ...assessment } = verdict;
const redeemed = { success: true, 'error-codes': [] };
const tracked = { session_id: 'ses_1', event_id: 'evt_1', at: '1970-01-01T00:00:01.000Z', request_id: 'req_1' };
const linked = { session_id: 'ses_1', user_id: 'u', match: 'linked', confidence: 1, request_id: 'req_1' };
const check = { status: 'success', IPStatus: {}, redirectTo: 'https://a.example' };

/** What a method asks, of what answer, and what it gives. */
type Case = [name: string, ask: (client: Client) => Promise<unknown>, asked: string, body: unknown, given: unknown];
const cases: Case[] = [
  [
    'assess',
    (c) =>
      c.assess({
        method: 'GET',
        url: 'https://shop.example/a',
        headers: ['Host', 'shop.example', 'Cookie', 'sid=1', 'Authorization', 'Bearer x'],
        ip: '192.0.2.1',
        httpVersion: '1.1',
        ja4: 'j',
        siteId: 'site_1',
      }),
    'POST /api/v1/assess {"method":"GET","url":"https://shop.example/a","http_version":"1.1","headers":[["Host","shop.example"],["Cookie","-"],["Authorization","-"]],"ip":"192.0.2.1","ja4":"j","site_id":"site_1"}',
    assessment,
    { ...assessment, source: 'live' },
  ],
  [
    'assess with all of the connection',
    (c) => {
      const connection = { ja4: 'j', http2: null };
      return c.assess({ method: 'GET', url: 'https://shop.example/a', headers: [], ip: '192.0.2.1', connection });
    },
    'POST /api/v1/assess {"method":"GET","url":"https://shop.example/a","headers":[],"ip":"192.0.2.1","connection":{"ja4":"j","http2":null}}',
    assessment,
    { ...assessment, source: 'live' },
  ],
  [
    'siteverify',
    (c) => c.siteverify('t', { ip: '192.0.2.1', idempotencyKey: 'k', siteKey: 'pk_live_x' }),
    'POST /api/v1/siteverify {"response":"t","remoteip":"192.0.2.1","idempotency_key":"k","sitekey":"pk_live_x"}',
    redeemed,
    redeemed,
  ],
  [
    'identify by token',
    (c) => c.identify({ token: 't', userId: 'u' }),
    'POST /api/v1/identify {"token":"t","user_id":"u"}',
    linked,
    linked,
  ],
  [
    'identify by session',
    (c) => c.identify({ sessionId: 'ses_1', userId: 'u' }),
    'POST /api/v1/identify {"session_id":"ses_1","user_id":"u"}',
    linked,
    linked,
  ],
  [
    'track',
    (c) => c.track({ sessionId: 'ses_1', name: 'paid', data: { sum: 3 }, at: 1_000 }),
    'POST /api/v1/events {"session_id":"ses_1","name":"paid","data":{"sum":3},"at":"1970-01-01T00:00:01.000Z"}',
    tracked,
    tracked,
  ],
  [
    'analytics',
    (c) => c.analytics({ period: '24h', groupBy: 'hour' }),
    'GET /v1/analytics?period=24h&groupBy=hour',
    { data: { period: '24h' } },
    { period: '24h' },
  ],
  ['integration', (c) => c.integration(), 'GET /v1/integration', { data: { id: 'a' } }, { id: 'a' }],
  ['session', (c) => c.session('a/b'), 'GET /v1/sessions/a%2Fb', { data: { id: 'a/b' } }, { id: 'a/b' }],
  ['sessionDetails', (c) => c.sessionDetails('a'), 'GET /v1/sessions/a/details', { data: {} }, {}],
  [
    'sessionEvents',
    (c) => c.sessionEvents('a', { type: 'track', startTime: new Date(5), endTime: 7, pageSize: 2 }).page('next'),
    'GET /v1/sessions/a/events?type=track&pageSize=2&startTime=5&endTime=7&cursor=next',
    list([{ eventId: 'e' }]),
    { items: [{ eventId: 'e' }], nextCursor: null },
  ],
  [
    'sessions',
    (c) => c.sessions({ botOnly: false, status: 'active', startDate: new Date(0), endDate: '2026-01-02' }).page(),
    'GET /v1/sessions?botOnly=false&status=active&startDate=1970-01-01T00%3A00%3A00.000Z&endDate=2026-01-02',
    list([{ id: 'a' }], 'b'),
    { items: [{ id: 'a' }], nextCursor: 'b' },
  ],
  ['users', (c) => c.users().page(null), 'GET /v1/users', list([]), { items: [], nextCursor: null }],
  [
    'userSessions',
    (c) => c.userSessions('u 1').page(),
    'GET /v1/users/u%201/sessions',
    list([]),
    { items: [], nextCursor: null },
  ],
  [
    'usageHistory',
    (c) => c.usageHistory({ metric: 'Events' }),
    'GET /v1/usage?metric=Events',
    { data: [], totals: {} },
    { data: [], totals: {} },
  ],
  [
    'botStats.overview',
    (c) => c.botStats.overview({ accountId: 'acc_1', days: 7 }),
    'GET /bot-stats/overview?account_id=acc_1&days=7',
    { success: true, data: { top_flags: [] } },
    { top_flags: [] },
  ],
  [
    'botStats.suspiciousSessions',
    (c) => c.botStats.suspiciousSessions({ accountId: 'acc_1', minScore: 70, limit: 3 }),
    'GET /bot-stats/suspicious-sessions?account_id=acc_1&min_score=70&limit=3',
    { success: true, data: [] },
    [],
  ],
  [
    'moderate',
    (c) => c.moderate('hello', { token: 't', author: 'a' }),
    'POST /text/moderation {"sample":"hello","token":"t","author":"a"}',
    envelope({ suggestedAction: ['pass', -2] }),
    { suggestedAction: ['pass', -2] },
  ],
  [
    'moderation.decision',
    (c) => c.moderation.decision({ id: 'c1', outcome: 'flag', at: new Date(0) }),
    'POST /v1/moderation/decisions {"id":"c1","outcome":"flag","at":"1970-01-01T00:00:00.000Z"}',
    envelope({ id: 'c1' }),
    { id: 'c1' },
  ],
  [
    'moderation.totals',
    (c) => c.moderation.totals(),
    'GET /stats/moderation',
    envelope({ commentsTotal: '1' }),
    { commentsTotal: '1' },
  ],
  [
    'moderation.records',
    (c) => c.moderation.records({ from: '2026-11-21T20:27:00Z', to: new Date(Date.UTC(2026, 10, 21, 21, 30)) }),
    'POST /stats/moderation/search {"timefrom":"2026-11-21 20:27:00","timeto":"2026-11-21 21:30:00"}',
    envelope([{ commentsTotal: 1 }]),
    [{ commentsTotal: 1 }],
  ],
  [
    'moderation.records of nothing',
    (c) => c.moderation.records({ from: new Date(0), to: new Date(0) }),
    'POST /stats/moderation/search {"timefrom":"1970-01-01 00:00:00","timeto":"1970-01-01 00:00:00"}',
    envelope('Records are currently empty, try again in a little while.', false),
    [],
  ],
  [
    'smartUrls.check',
    (c) => c.smartUrls.check({ ip: '192.0.2.1', userAgent: 'X', url: '/', keyname: 'k' }),
    'GET /api/shorterlink?ip=192.0.2.1&ua=X&url=%2F&keyname=k',
    check,
    check,
  ],
  [
    'smartUrls.ranJavaScript',
    (c) => c.smartUrls.ranJavaScript({ ip: '192.0.2.1', keyname: 'k' }),
    'GET /api/shorterlink?ip=192.0.2.1&keyname=k&js=1',
    { status: 'success', AddVisitorStatus: 1 },
    true,
  ],
  [
    'smartUrls.blocker',
    (c) => c.smartUrls.blocker({ ip: '192.0.2.1', userAgent: 'X', url: '/' }),
    'GET /api/blocker?ip=192.0.2.1&ua=X&url=%2F',
    check,
    check,
  ],
  [
    'smartUrls.lookUp',
    (c) => c.smartUrls.lookUp('192.0.2.1'),
    'GET /api/iplookup?ip=192.0.2.1',
    { status: 'success', asn: 0 },
    { status: 'success', asn: 0 },
  ],
];

describe.each(cases)('%s', (_name, ask, expected, body, given) => {
  it('asks as the server is asked, and gives what it answers', async () => {
    const { fetch, asked } = answering(json(200, body));
    expect(await ask(clientOf(fetch))).toEqual(given);
    const { url, init } = asked[0]!;
    const sent = init.body === undefined ? '' : ` ${init.body}`;
    expect(`${init.method} ${url.replace('https://veridict.example', '')}${sent}`).toBe(expected);
    const headers = new Headers(init.headers);
    expect(headers.get('authorization')).toMatch(/^Bearer sk_/);
    expect(headers.get('content-type')).toBe(init.body === undefined ? null : 'application/json');
  });

  it('takes another page for no answer', async () => {
    for (const other of [json(200, { ok: true }), json(200, null), new Response('<h1>Hello</h1>')])
      expect(await fail(ask(clientOf(answering(other).fetch)))).toMatchObject({ code: 'unexpected_answer' });
  });

  it('is not decided by onUnavailable where it is no decision, and ends when its caller leaves', async () => {
    const down = clientOf(answering(refusal(500, 'internal')).fetch, { onUnavailable: 'allow' });
    const failed = await ask(down).then(
      (answer) => (answer as { source?: string }).source,
      (error) => error instanceof VeridictError && error.code,
    );
    expect(failed).toBe(_name.startsWith('assess') ? 'failover' : 'internal');
  });
});

describe('what may have been counted', () => {
  const once = cases.filter(([name]) => /^(assess|moderate|smartUrls\.check)$/.test(name));
  it.each(once)('%s is not asked again when the connection broke, but when the server did nothing', async (_n, ask) => {
    const broken = answering(new TypeError('fetch failed'));
    await fail(ask(clientOf(broken.fetch)));
    expect(broken.asked).toHaveLength(1);
    const busy = answering(refusal(503, 'overloaded'));
    await fail(ask(clientOf(busy.fetch)));
    expect(busy.asked).toHaveLength(3);
  });
});
