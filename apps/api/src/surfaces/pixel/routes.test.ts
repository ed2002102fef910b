import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noHits } from '../../hits/hits.ts';
import type { HitRow } from '../../hits/rows.ts';
import { buildTestApp, openAccount, openTestState, refused, type TestApp } from '../../testing/app.ts';

let store: Awaited<ReturnType<typeof openTestState>>;
let test: TestApp;
let isFull = false;
beforeAll(async () => {
  store = await openTestState();
  const hits = { ...noHits, isOn: true, isFull: () => isFull };
  test = await buildTestApp(store.state, { hits, env: { VERIDICT_TRUST_PROXY: '1' } });
});
afterAll(async () => {
  await test.app.close();
  await store.close();
});

const page = 'https://shop.example/list?session=secret';
const ask = (key: string, more: Record<string, string> = {}) =>
  test.app.inject({
    url: `/pixel.gif?key=${key}`,
    headers: { 'user-agent': 'Lynx/2.9.0', 'x-forwarded-for': '84.1.1.1', referer: page, ...more },
  });
const open = async () => {
  const owner = await openAccount(test);
  return { ...owner, key: await owner.addKey('public') };
};
/** The hits that statistics are to be told of, taken out of the outbox. */
const told = async (): Promise<HitRow[]> => {
  const rows: HitRow[] = [];
  for (;;) {
    const batch = await store.state.takeBatch({ owner: 'test', now: test.clock.at, leaseMs: 1_000, limit: 1_000 });
    if (!batch) return rows;
    rows.push(...batch.lines.hits.map((line) => JSON.parse(line) as HitRow));
    await store.state.dropBatch(batch.id);
  }
};

describe('200', () => {
  it('is one pixel that any page may show and nobody keeps', async () => {
    const { key } = await open();
    const answer = await ask(key);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/gif',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(answer.rawPayload.subarray(0, 6).toString()).toBe('GIF89a');
    expect(answer.rawPayload.length).toBeLessThan(50);
  });

  it('tells statistics of the page view, judged without evidence', async () => {
    const { key, account, site } = await open();
    await told();
    await ask(key);
    const [hit, ...others] = await told();
    expect(others).toEqual([]);
    expect(hit).toMatchObject({
      kind: 'pixel',
      account_id: account.id,
      site_id: site.id,
      session_id: '',
      evidence: 'none',
      page_url: 'https://shop.example/list',
      user_agent: 'Lynx/2.9.0',
    });
    expect(JSON.stringify(hit)).not.toMatch(/secret|84\.1\.1\.1/);
  });

  it('counts ten a minute of one address, then one in ten', async () => {
    const { key } = await open();
    await told();
    for (let i = 0; i < 35; i++) await ask(key, { 'x-forwarded-for': '2001:db8:1:1::1' });
    await ask(key, { 'x-forwarded-for': '2001:db8:1:2::1' });
    expect((await told()).length).toBe(10 + 2 + 1);
    test.clock.at += 60_000;
    await ask(key, { 'x-forwarded-for': '2001:db8:1:1::1' });
    expect((await told()).length).toBe(1);
  });

  it('comes also without a page’s name, and under a test key uncounted', async () => {
    const { addKey, key } = await open();
    await told();
    expect((await ask(key, { referer: 'about:client' })).statusCode).toBe(403);
    expect((await ask(key, { referer: '' })).statusCode).toBe(200);
    expect((await ask(await addKey('public', 'test'))).statusCode).toBe(200);
    expect((await told()).length).toBe(1);
  });
});

describe('401', () => {
  it('without a public key of ours', async () => {
    const { addKey } = await open();
    for (const key of ['', 'pk_live_nonsense', await addKey('secret')])
      expect(refused(await ask(key))).toBe('401 public_key_unknown');
  });
});

describe('403', () => {
  it('for pages of another site', async () => {
    const { key } = await open();
    expect(refused(await ask(key, { referer: 'https://evil.example/' }))).toBe('403 origin_forbidden');
  });
});

describe('429', () => {
  it('beyond the limit of page requests', async () => {
    const few = await buildTestApp(store.state, { env: { VERIDICT_PAGE_RATE: '2' } });
    const { key } = await open();
    const again = () => few.app.inject({ url: `/pixel.gif?key=${key}`, headers: { referer: page } });
    expect([(await again()).statusCode, (await again()).statusCode]).toEqual([200, 200]);
    expect(refused(await again())).toBe('429 rate_limited');
    await few.app.close();
  });
});

describe('503', () => {
  it('while nothing more can be counted', async () => {
    const { key } = await open();
    isFull = true;
    expect(refused(await ask(key))).toBe('503 backlog_full');
    isFull = false;
  });
});
