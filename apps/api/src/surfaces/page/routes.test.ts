import { createHash, generateKeyPairSync } from 'node:crypto';
import { LIMITS, PATHS } from '@veridict/contract';
import { chromium, found, withReading } from '@veridict/corpus';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, openAccount, openTestState, pageOf, refused, type TestApp } from '../../testing/app.ts';
import { inventedNonce, pageHeaders, signPageView, signToken } from '../../testing/page.ts';

const origin = 'https://shop.example';
let store: Awaited<ReturnType<typeof openTestState>>;
let test: TestApp;
beforeAll(async () => {
  store = await openTestState();
  test = await buildTestApp(store.state, { env: { VERIDICT_REGION: 'eu-1', VERIDICT_PAGE_RATE: '40' } });
});
afterAll(async () => {
  await test.app.close();
  await store.close();
});

/** A site of its own, and a page on it. */
async function open(mode: 'live' | 'test' = 'live', from = origin) {
  const owner = await openAccount(test);
  const key = await owner.addKey('public', mode);
  return { ...owner, key, page: pageOf(test, key, from) };
}

/** A browser that its driver forgot to hide. */
const driven = withReading(chromium(), 'webdriver', { value: 'true' });

describe('200', () => {
  it('names a session and issues a nonce on the server’s own clock', async () => {
    const { page } = await open();
    const answer = await page.nonce();
    expect(answer).toMatchObject({ now: Math.floor(test.clock.at / 1000), ttl: 300 });
    expect(answer.sid).toMatch(/^ses_[\w-]{22}$/);
  });

  it('judges a page view and tells the page no more than the site allows', async () => {
    for (const [setting, keys] of [
      ['action', ['action']],
      ['band', ['action', 'band']],
      ['score', ['action', 'band', 'score']],
    ] as const) {
      const owner = await openAccount(test, 'pro', { public_verdict: setting });
      const { answer, claims } = await pageOf(test, await owner.addKey('public')).view();
      const { ticket, session_id, expires_at, pass, ...verdict } = answer;
      expect(Object.keys(verdict).sort()).toEqual(keys);
      expect(verdict.action).toBe('allow');
      expect(pass).toMatch(/^[\w-]+\.[\w-]+\.[\w-]{86}$/);
      expect(ticket).toMatch(/^[\w-]{22}$/);
      expect({ session_id, expires_at }).toEqual({ session_id: claims.sid, expires_at: claims.exp });
    }
  });

  it('keeps the evidence exactly as it came', async () => {
    const { page } = await open();
    const { token, body } = await page.view();
    const found = await store.state.findByToken(createHash('sha256').update(token).digest('base64url'));
    expect(Buffer.from(found!.evidence!.first).toString()).toBe(body.slice(token.length + 1));
    expect(found!.pageView.judgement).not.toContain('203.0.113');
  });

  it('blocks a driven browser', async () => {
    const { page } = await open();
    expect((await page.view({ visit: driven })).answer.action).toBe('block');
  });

  it('goes on with the session of an earlier token, whose worst page view speaks for it', async () => {
    const { page } = await open();
    const first = await page.view({ visit: driven });
    const second = await page.view({ prev: first.token });
    expect(second.claims.sid).toBe(first.claims.sid);
    expect(second.answer.action).toBe('block');
  });

  it('does not go on with a session that this server did not name for this site, origin and mode', async () => {
    const { page, addKey, addSite, key } = await open();
    const earlier = await page.view();
    const otherSite = await addKey('public', 'live', { siteId: (await addSite()).id });
    const strangers = [
      pageOf(test, otherSite),
      pageOf(test, await addKey('public', 'test')),
      pageOf(test, key, 'http://localhost:3000'),
    ];
    for (const stranger of strangers) {
      expect((await stranger.nonce({ prev: earlier.token })).sid).not.toBe(earlier.claims.sid);
    }
    // A page may sign whatever it likes with its own key: the nonce inside is what it cannot make.
    const now = Math.floor(test.clock.at / 1000);
    const forged = signPageView({ key, origin, nonce: inventedNonce(now) });
    expect((await page.nonce({ prev: forged.token })).sid).not.toBe(forged.claims.sid);
    const borrowed = signPageView({ key, origin, nonce: { ...(await page.nonce()), sid: earlier.claims.sid } });
    expect((await page.nonce({ prev: borrowed.token })).sid).not.toBe(earlier.claims.sid);
    const [head, claims] = earlier.token.split('.');
    expect((await page.nonce({ prev: `${head}.${claims}.${'A'.repeat(86)}` })).sid).not.toBe(earlier.claims.sid);
    test.clock.at += 1_800_000;
    expect((await page.nonce({ prev: earlier.token })).sid).not.toBe(earlier.claims.sid);
  });

  it('takes pages of any loopback port where the site allows them', async () => {
    const { page } = await open('live', 'http://localhost:5173');
    expect((await page.view()).answer.action).toBe('allow');
    expect((await (await open('live', 'http://localhost')).page.view()).answer.action).toBe('allow');
  });

  it('re-judges with late evidence, once for each higher seq', async () => {
    const { page } = await open();
    const traces = { lateGlobals: { value: found(['__playwright__binding__', '__pwInitScripts']), ms: 1 } };
    const { answer } = await page.view();
    expect(await page.late(answer.ticket, 2, {})).toMatchObject({ action: 'allow', applied: true });
    expect(await page.late(answer.ticket, 2, traces)).toMatchObject({ action: 'allow', applied: false });
    expect(await page.late(answer.ticket, 1, traces)).toMatchObject({ action: 'allow', applied: false });
    expect(await page.late(answer.ticket, 3, traces)).toMatchObject({ action: 'block', applied: true });
    expect((await page.view()).answer.action).toBe('allow');
  });

  it('keeps the rule that late evidence broke for the whole session', async () => {
    const { page } = await open();
    const traces = { lateGlobals: { value: found(['__playwright__binding__', '__pwInitScripts']), ms: 1 } };
    const { answer, token } = await page.view();
    await page.late(answer.ticket, 1, traces);
    expect(await page.late(answer.ticket, 2, {})).toMatchObject({ action: 'block', applied: true });
    expect((await page.view({ prev: token })).answer.action).toBe('block');
  });

  it('forces an outcome under a test key alone', async () => {
    const testing = await open('test');
    for (const [act, action] of [
      ['test_human', 'allow'],
      ['test_challenge', 'challenge'],
      ['test_bot', 'block'],
    ]) {
      expect((await testing.page.view({ act, visit: driven })).answer.action).toBe(action);
    }
    expect((await testing.page.view({ act: 'constructor' })).answer.action).toBe('allow');
    expect((await (await open()).page.view({ act: 'test_bot' })).answer.action).toBe('allow');
  });

  it('lets only the site’s own pages read it, and nobody keep it', async () => {
    const { page, key } = await open();
    const answer = await page.send(PATHS.nonce, JSON.stringify({ key }));
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': origin,
      vary: 'Origin',
      'cache-control': 'no-store',
    });
    expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
  });
});

describe('204', () => {
  it('grants a preflight nothing', async () => {
    const headers = { origin, 'access-control-request-method': 'POST' };
    const answer = await test.app.inject({ method: 'OPTIONS', url: PATHS.collect, headers });
    expect(answer.statusCode).toBe(204);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    expect(answer.headers.vary).toBe('Origin');
  });
});

describe('400', () => {
  it.each<[string, string, string]>([
    ['invalid_json', PATHS.nonce, '{'],
    ['invalid_json', PATHS.nonce, ''],
    ['json_duplicate_key', PATHS.nonce, '{"key":"a","key":"b"}'],
    ['json_too_deep', PATHS.nonce, `{"key":${'['.repeat(9)}${']'.repeat(9)}}`],
    ['invalid_request', PATHS.nonce, '{}'],
    ['invalid_request', PATHS.nonce, '{"key":"pk_live_x","more":1}'],
    ['evidence_missing', PATHS.collect, 'token'],
    ['token_malformed', PATHS.collect, 'token\n{}'],
    ['token_too_large', PATHS.collect, `${'a'.repeat(1025)}\n{}`],
    ['invalid_request', PATHS.late, '{"ticket":"short","seq":1,"evidence":{}}'],
    ['invalid_request', PATHS.late, `{"ticket":"${'a'.repeat(22)}","seq":0,"evidence":{}}`],
  ])('%s from %s (%#)', async (code, path, body) => {
    const { page } = await open();
    expect(refused(await page.send(path, body))).toBe(`400 ${code}`);
  });

  it('names the field', async () => {
    const { page } = await open();
    expect((await page.send(PATHS.nonce, '{"key":1}')).json().error.details.fields[0].field).toBe('key');
  });

  it('each claim that does not fit', async () => {
    const { page, key } = await open();
    const at = Math.floor(test.clock.at / 1000);
    for (const [code, claims] of [
      ['400 token_times', { exp: at + 1 }],
      ['400 token_times', { iat: at - 400, exp: at + 1400 }],
      ['400 token_times', { iat: at + 60, exp: at + 1860 }],
      ['400 nonce_invalid', { sid: `ses_${'a'.repeat(22)}` }],
      ['400 nonce_invalid', { nonce: 'a'.repeat(44) }],
      ['400 evidence_hash', { evd: 'a'.repeat(43) }],
      ['400 token_claims', { jti: 'short' }],
      ['403 token_origin', { origin: 'http://localhost:1' }],
    ] as const) {
      const { body } = signPageView({ key, origin, nonce: await page.nonce(), claims });
      expect(refused(await page.send(PATHS.collect, body))).toBe(code);
    }
  });

  it('nonce_expired once its time is over', async () => {
    const { page, key } = await open();
    const nonce = await page.nonce();
    test.clock.at += 300_000;
    const now = Math.floor(test.clock.at / 1000);
    const { body } = signPageView({ key, origin, nonce, claims: { iat: now, exp: now + 1800 } });
    expect(refused(await page.send(PATHS.collect, body))).toBe('400 nonce_expired');
  });

  it('token_signature for a token signed by nobody we know of', async () => {
    const { page, key } = await open();
    const { token, claims, body } = signPageView({ key, origin, nonce: await page.nonce() });
    const other = signToken(claims, generateKeyPairSync('ed25519'));
    const forged = [...token.split('.').slice(0, 2), other.split('.')[2]].join('.');
    expect(refused(await page.send(PATHS.collect, body.replace(token, forged)))).toBe('400 token_signature');
  });

  it('evidence_malformed for evidence of another form', async () => {
    const { page, key } = await open();
    const sign = async (evidence: string) => {
      const nonce = await page.nonce();
      const evd = createHash('sha256').update(evidence).digest('base64url');
      const { token } = signPageView({ key, origin, nonce, claims: { evd } });
      return page.send(PATHS.collect, `${token}\n${evidence}`);
    };
    expect(refused(await sign('{}'))).toBe('400 evidence_malformed');
    expect(refused(await sign('nonsense'))).toBe('400 invalid_json');
    const { answer } = await page.view();
    const late = JSON.stringify({ ticket: answer.ticket, seq: 1, evidence: {} });
    expect(refused(await page.send(PATHS.late, late))).toBe('400 evidence_malformed');
  });
});

describe('401', () => {
  it.each(['public', 'secret'] as const)('for a %s key that is none, or none any more', async (kind) => {
    const { addKey, page } = await open();
    const gone = await addKey(kind, 'live', { revokedAt: test.clock.at });
    const over = await addKey(kind, 'live', { expiresAt: test.clock.at });
    for (const key of [gone, over, 'pk_live_nonsense', await addKey('secret')]) {
      expect(refused(await page.send(PATHS.nonce, JSON.stringify({ key })))).toBe('401 public_key_unknown');
      const now = Math.floor(test.clock.at / 1000);
      const { body } = signPageView({ key, origin, nonce: inventedNonce(now) });
      expect(refused(await page.send(PATHS.collect, body))).toBe('401 public_key_unknown');
    }
  });

  it('within five seconds of a key’s revocation', async () => {
    const { page, account, key } = await open();
    const { answer } = await page.view();
    const { items } = await store.state.listKeys(account.id, { limit: 10 });
    await store.state.revokeKey(account.id, items[0]!.id, test.clock.at);
    test.clock.at += 5_000;
    expect(refused(await page.send(PATHS.nonce, JSON.stringify({ key })))).toBe('401 public_key_unknown');
    // What it collected stays what it is.
    expect(await page.late(answer.ticket, 1, {})).toMatchObject({ applied: true });
  });
});

describe('403', () => {
  it.each([
    'https://evil.example',
    'http://shop.example',
    'https://shop.example:8443',
    'https://shop.example.evil.example',
    'http://localhost.evil.example',
    'http://localhost:80@evil.example',
    'http://localhost:x',
    'null',
    '',
  ])('for a page of %j, which may not read why', async (stranger) => {
    const { key, page } = await open();
    const { answer } = await page.view();
    const other = pageOf(test, key, stranger);
    const signed = signPageView({ key, origin, nonce: await page.nonce() });
    const late = JSON.stringify({ ticket: answer.ticket, seq: 1, evidence: { v: 1, sinceMs: 1, readings: {} } });
    for (const [path, body] of [
      [PATHS.nonce, JSON.stringify({ key })],
      [PATHS.collect, signed.body],
      [PATHS.late, late],
    ] as const) {
      const refusal = await other.send(path, body);
      expect(refused(refusal)).toBe('403 origin_forbidden');
      expect(refusal.headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  it('for late evidence of another origin than the page view’s', async () => {
    const { page, key } = await open();
    const { answer } = await page.view();
    const other = pageOf(test, key, 'http://localhost:1');
    expect(refused(await other.sendLate(answer.ticket, 1, {}))).toBe('403 origin_forbidden');
  });
});

describe('404', () => {
  it('for a ticket that is not known, or over', async () => {
    const { page } = await open();
    expect(refused(await page.sendLate('a'.repeat(22), 1, {}))).toBe('404 ticket_unknown');
    const { answer } = await page.view();
    test.clock.at += 1_800_000;
    expect(refused(await page.sendLate(answer.ticket, 1, {}))).toBe('404 ticket_unknown');
  });
});

describe('409', () => {
  it('for a nonce that was used, also by two at once', async () => {
    const { page, key } = await open();
    const nonce = await page.nonce();
    const bodies = [1, 2].map(() => signPageView({ key, origin, nonce }).body);
    const both = await Promise.all(bodies.map((body) => page.send(PATHS.collect, body)));
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const again = await page.send(PATHS.collect, bodies[0]!);
    expect(refused(again)).toBe('409 nonce_used');
    expect(again.headers['access-control-allow-origin']).toBe(origin);
  });

  it('only after signature and evidence were found good', async () => {
    const { page, key } = await open();
    const nonce = await page.nonce();
    const bad = signPageView({ key, origin, nonce, claims: { evd: 'a'.repeat(43) } });
    expect(refused(await page.send(PATHS.collect, bad.body))).toBe('400 evidence_hash');
    const right = signPageView({ key, origin, nonce });
    expect((await page.send(PATHS.collect, right.body)).statusCode).toBe(200);
  });
});

describe('413', () => {
  it.each([
    [PATHS.nonce, LIMITS.nonceBytes],
    [PATHS.collect, LIMITS.collectBytes],
    [PATHS.late, LIMITS.lateBytes],
  ])('%s beyond %d bytes', async (path, limit) => {
    const { page } = await open();
    expect(refused(await page.send(path, 'x'.repeat(limit + 1)))).toBe('413 payload_too_large');
    expect((await page.send(path, 'x'.repeat(limit))).statusCode).toBe(400);
  });
});

describe('415', () => {
  it.each([
    [{ 'content-type': 'application/json' }, 'unsupported_media_type'],
    [{ 'content-type': 'multipart/form-data; boundary=x' }, 'unsupported_media_type'],
    [{ 'content-encoding': 'gzip' }, 'content_encoding_refused'],
  ])('for %j', async (more, code) => {
    const { page } = await open();
    const headers = { ...pageHeaders(origin), ...more };
    expect(refused(await page.send(PATHS.nonce, '{}', { headers }))).toBe(`415 ${code}`);
  });
});

describe('421', () => {
  it('for a page that was meant for another region', async () => {
    const { page, key } = await open();
    expect(refused(await page.send(PATHS.nonce, JSON.stringify({ key, region: 'us-1' })))).toBe('421 wrong_region');
    expect((await page.nonce({ region: 'eu-1' })).ttl).toBe(300);
  });
});

describe('429', () => {
  it('for one address that asks too much of one site, and for no other', async () => {
    const { page, key } = await open();
    const ask = (remoteAddress: string) => page.send(PATHS.nonce, JSON.stringify({ key }), { remoteAddress });
    for (let count = 0; count < 40; count += 1) expect((await ask(`2001:db8::${count}`)).statusCode).toBe(200);
    const limited = await ask('2001:db8::beef');
    expect(refused(limited)).toBe('429 rate_limited');
    expect(limited.headers).toMatchObject({ 'retry-after': '60', ratelimit: '"address";r=0;t=60' });
    expect(limited.headers['access-control-allow-origin']).toBe(origin);
    expect((await ask('2001:db8:0:1::1')).statusCode).toBe(200);
    expect((await (await open()).page.send(PATHS.nonce, '{}', { remoteAddress: '2001:db8::1' })).statusCode).toBe(400);
    test.clock.at += 60_000;
    expect((await ask('2001:db8::beef')).statusCode).toBe(200);
  });

  it('late_limit after so much late evidence', async () => {
    const { page } = await open();
    const { answer } = await page.view();
    for (let seq = 1; seq <= LIMITS.latePerPageView; seq += 1) await page.late(answer.ticket, seq, {});
    expect(refused(await page.sendLate(answer.ticket, 99, {}))).toBe('429 late_limit');
  });
});
