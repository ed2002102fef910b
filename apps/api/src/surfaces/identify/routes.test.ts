import { identifyAnswer } from '@veridict/contract';
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

const open = async () => {
  const owner = await openAccount(app);
  const page = pageOf(app, await owner.addKey('public'));
  return { ...owner, page, key: await owner.addKey('secret') };
};
const identify = (key: string | null, payload: object) =>
  app.app.inject({
    method: 'POST',
    url: '/api/v1/identify',
    headers: key === null ? {} : { 'x-api-key': key },
    payload,
  });

describe('200', () => {
  test('a session is linked by the token of one of its page views, or by its id', async () => {
    const { page, key } = await open();
    const { token, claims } = await page.view();
    const linked = { session_id: claims.sid, match: 'linked', confidence: 1 };
    const byToken = good(await identify(key, { token, user_id: 'anna' }), identifyAnswer);
    expect(byToken).toMatchObject({ ...linked, user_id: 'anna' });
    const byId = good(await identify(key, { session_id: claims.sid, user_id: 'bert' }), identifyAnswer);
    expect(byId).toMatchObject({ ...linked, user_id: 'bert' });
  });
});

describe('400', () => {
  test.each([
    [{ user_id: 'anna' }],
    [{ token: 'a.b.c', session_id: 'ses_1', user_id: 'anna' }],
    [{ session_id: 'ses_1' }],
    [{ session_id: 'ses_1', user_id: '' }],
    [{ session_id: 'ses_1', user_id: 'a'.repeat(129) }],
    [{ session_id: 'ses_1', user_id: 7 }],
  ])('%o', async (body) => {
    const { key } = await open();
    expect(refused(await identify(key, body))).toBe('400 invalid_request');
  });
});

describe('401', () => {
  test('without a key', async () => {
    expect(refused(await identify(null, { session_id: 'ses_1', user_id: 'anna' }))).toBe('401 key_missing');
  });
});

describe('403', () => {
  test('a key that only reads', async () => {
    const { addKey } = await open();
    const answer = await identify(await addKey('read'), { session_id: 'ses_1', user_id: 'anna' });
    expect(refused(answer)).toBe('403 key_scope');
  });
});

describe('404', () => {
  test("a session of another account, of another site than the key's, of another mode, or of nobody", async () => {
    const { page, key, addSite, addKey } = await open();
    const { token, claims } = await page.view();
    const stranger = await open();
    const elsewhere = await addKey('secret', 'live', { siteId: (await addSite()).id });
    const test = await addKey('secret', 'test');
    const byId = { session_id: claims.sid, user_id: 'anna' };
    for (const other of [stranger.key, elsewhere, test])
      expect(refused(await identify(other, byId))).toBe('404 not_found');
    expect(refused(await identify(key, { session_id: 'ses_nobody', user_id: 'anna' }))).toBe('404 not_found');
    expect(refused(await identify(stranger.key, { token, user_id: 'anna' }))).toBe('404 token_unknown');
    expect(refused(await identify(elsewhere, { token, user_id: 'anna' }))).toBe('404 token_audience');
  });
});
