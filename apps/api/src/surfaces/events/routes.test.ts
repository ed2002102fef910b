import { eventAnswer } from '@veridict/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMemoryState } from '../../state/testing/memory.ts';
import { buildTestApp, good, openAccount, pageOf, refused, type TestApp } from '../../testing/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp(await openMemoryState());
});
afterAll(async () => {
  await app.app.close();
  await app.state.close();
});

const tell = (key: string, payload: object) =>
  app.app.inject({ method: 'POST', url: '/api/v1/events', headers: { 'x-api-key': key }, payload });

/** An account with a page view, and its secret key. */
async function open(mode: 'live' | 'test' = 'live') {
  const owner = await openAccount(app);
  const { token, claims } = await pageOf(app, await owner.addKey('public', mode)).view();
  return { ...owner, token, sid: claims.sid, key: await owner.addKey('secret', mode) };
}

describe('200', () => {
  test('what happened in a session, by a token of it or by its id', async () => {
    const { token, sid, key } = await open();
    const by = good(await tell(key, { token, name: 'paid', data: { sum: 3 } }), eventAnswer);
    expect(by).toMatchObject({ session_id: sid, at: new Date(app.clock.at).toISOString() });
    const at = '2026-11-20T12:00:00+02:00';
    const named = good(await tell(key, { session_id: sid, name: 'shipped', at }), eventAnswer);
    expect(named).toMatchObject({ session_id: sid, at: '2026-11-20T10:00:00.000Z' });
    expect(named.event_id).not.toBe(by.event_id);
  });

  test('of a test session, by a test key', async () => {
    const { token, key } = await open('test');
    expect((await tell(key, { token, name: 'paid' })).statusCode).toBe(200);
  });
});

describe('400', () => {
  test.each<[string, object]>([
    ['no session', { name: 'x' }],
    ['two sessions', { name: 'x', token: 'a', session_id: 'b' }],
    ['no name', { session_id: 'a' }],
    ['an empty name', { session_id: 'a', name: '' }],
    ['too much data', { session_id: 'a', name: 'x', data: 'y'.repeat(2_047) }],
    ['no moment', { session_id: 'a', name: 'x', at: 'yesterday' }],
    ['a moment ahead', { session_id: 'a', name: 'x', at: '2026-11-21T12:02:00Z' }],
    ['a moment long past', { session_id: 'a', name: 'x', at: '2026-11-01T12:00:00Z' }],
    ['a word more', { session_id: 'a', name: 'x', more: 1 }],
  ])('%s', async (_what, body) => {
    const { key } = await open();
    expect(refused(await tell(key, body))).toBe('400 invalid_request');
  });
});

describe('401, 403', () => {
  test('without a key, or with one that may only read', async () => {
    const { sid, addKey } = await open();
    expect(refused(await tell('sk_live_x', { session_id: sid, name: 'x' }))).toBe('401 key_invalid');
    expect(refused(await tell(await addKey('read'), { session_id: sid, name: 'x' }))).toBe('403 key_scope');
  });
});

describe('404', () => {
  test("a session that is not there, or is another account's, another site's or another mode's", async () => {
    const { sid, token, key, addKey, addSite } = await open();
    const stranger = await open();
    const bound = await addKey('secret', 'live', { siteId: (await addSite()).id });
    for (const by of [stranger.key, bound, await addKey('secret', 'test')])
      expect(refused(await tell(by, { session_id: sid, name: 'x' }))).toBe('404 not_found');
    expect(refused(await tell(key, { session_id: 'ses_none', name: 'x' }))).toBe('404 not_found');
    expect(refused(await tell(stranger.key, { token, name: 'x' }))).toBe('404 token_unknown');
    expect(refused(await tell(bound, { token, name: 'x' }))).toBe('404 token_audience');
  });
});
