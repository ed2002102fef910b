import { collectAnswer, healthAnswer, PATHS } from '@veridict/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMemoryState } from '../state/testing/memory.ts';
import { buildTestApp, good, openAccount, pageOf, refused, type TestApp } from '../testing/app.ts';
import { signPageView } from '../testing/page.ts';
import { noHits } from './hits.ts';

describe('when too much waits to be counted', () => {
  let app: TestApp;
  let isFull = false;
  beforeAll(async () => {
    app = await buildTestApp(await openMemoryState(), { hits: { ...noHits, isFull: () => isFull } });
  });
  afterAll(async () => {
    await app.app.close();
    await app.state.close();
  });
  const health = async () => good(await app.app.inject('/health'), healthAnswer);

  it('no page view is acknowledged, or recorded, until it flows again', async () => {
    const { addKey } = await openAccount(app);
    const key = await addKey('public');
    const page = pageOf(app, key);
    const signed = signPageView({ key, origin: 'https://shop.example', nonce: await page.nonce() });
    isFull = true;
    const answer = await page.send(PATHS.collect, signed.body);
    expect(refused(answer)).toBe('503 backlog_full');
    expect(answer.headers['retry-after']).toBe('5');
    expect(refused(await page.sendLate('x'.repeat(22), 1, {}))).toBe('503 backlog_full');
    expect(await health()).toMatchObject({ status: 'degraded', state: 'ok', statistics: 'backlog_full' });
    isFull = false;
    good(await page.send(PATHS.collect, signed.body), collectAnswer);
    expect(await health()).toMatchObject({ status: 'healthy', statistics: 'off' });
  });
});
