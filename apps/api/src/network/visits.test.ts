import { documentVisit } from '@veridict/corpus';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StatePort } from '../state/port.ts';
import { openMemoryState } from '../state/testing/memory.ts';
import type { Seen } from './network.ts';
import { type CountVisits, createVisits } from './visits.ts';

const SITE = 'site_1';
const clock = { at: Date.UTC(2026, 10, 21) };
const page = documentVisit('firefox').context.request!;
const userAgent = page.headers.find(([name]) => name === 'user-agent')![1];
let state: StatePort;
/** two processes on one store */
let visits: CountVisits;
let other: CountVisits;
beforeAll(async () => {
  state = await openMemoryState();
  const open = () => createVisits({ state, nonceKey: Buffer.alloc(32, 1), now: () => clock.at });
  [visits, other] = [open(), open()];
});
afterAll(() => state.close());

const seenAt = (address: string, headers: Record<string, string | null> = {}, method = 'GET'): Seen => {
  const kept = page.headers.filter(([name]) => !Object.hasOwn(headers, name));
  const set = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  const sender = { address, secure: true, source: 'reported', spoofed: [], isThroughProxy: false, tls: null } as const;
  const request = { ...page, method, headers: [...kept, ...set] };
  return { request, sender: { ...sender, spoofed: [] }, ip: null, velocity: null, learned: null };
};

describe('what clients ask a site for', () => {
  it('is counted by client, over all processes, and so are runs of the collector', async () => {
    expect(await visits.noteRequest(SITE, seenAt('203.0.113.1'), '/a')).toMatchObject({ pages: 1, runs: 0 });
    await other.noteRun(SITE, '203.0.113.1', userAgent);
    await other.noteRun(SITE, '203.0.113.1', 'another browser');
    expect(await other.noteRequest(SITE, seenAt('203.0.113.1'), '/b')).toMatchObject({ pages: 2, runs: 1 });
    expect(await visits.noteRequest(SITE, seenAt('203.0.113.2'), '/a')).toMatchObject({ pages: 1, runs: 0 });
    expect(await visits.noteRequest('site_2', seenAt('203.0.113.1'), '/a')).toMatchObject({ pages: 1, runs: 0 });
  });

  it('are pages and what belongs to them', async () => {
    const address = '203.0.113.3';
    await visits.noteRequest(SITE, seenAt(address), '/a');
    const image = { 'sec-fetch-dest': 'image', 'sec-fetch-mode': 'no-cors', accept: 'image/*' };
    expect(await visits.noteRequest(SITE, seenAt(address, image), '/a.png')).toBeNull();
    const withCookie = seenAt(address, { cookie: '' });
    expect(await visits.noteRequest(SITE, withCookie, '/b')).toMatchObject({ pages: 2, assets: 1, withCookie: 1 });
  });

  it.each([
    ['a fetch', { 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors', accept: 'application/json' }],
    ['a feed', { 'sec-fetch-dest': null, accept: 'application/rss+xml' }],
    ['a page fetched ahead', { 'sec-purpose': 'prefetch' }],
    ['a page in a frame', { 'sec-fetch-dest': 'iframe' }],
    ['a reader of feeds that says so', { 'user-agent': 'Feedly/1.0 (+http://www.feedly.com/fetcher.html)' }],
    ['nobody in particular', { 'user-agent': null }],
  ])('are not counted: %s', async (_, headers) => {
    expect(await visits.noteRequest(SITE, seenAt('203.0.113.4', headers), '/a')).toBeNull();
  });

  it('are not counted: forms', async () => {
    expect(await visits.noteRequest(SITE, seenAt('203.0.113.4', {}, 'POST'), '/a')).toBeNull();
  });

  it('cost nothing where no backend tells of pages', async () => {
    let asked = 0;
    const counting = { ...state, hasVisits: async () => ++asked < 0 };
    const idle = createVisits({ state: counting, nonceKey: Buffer.alloc(32, 1), now: () => clock.at });
    for (let at = 0; at < 5; at++) await idle.noteRun('site_9', '203.0.113.5', userAgent);
    expect(asked).toBe(1);
    clock.at += 60_001;
    await idle.noteRun('site_9', '203.0.113.5', userAgent);
    expect(asked).toBe(2);
  });
});
