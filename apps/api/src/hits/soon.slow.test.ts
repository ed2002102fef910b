import {
  botStatsOverview,
  type EventKind,
  eventAnswer,
  linkSettings,
  sessionEventsAnswer,
  sessionsAnswer,
} from '@veridict/contract';
import { driverInput } from '@veridict/corpus';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scopesOf } from '../access/keys.ts';
import { openMemoryState } from '../state/testing/memory.ts';
import { buildTestApp, good, openAccount, pageOf, type TestApp } from '../testing/app.ts';
import { pageHeaders } from '../testing/page.ts';
import { TRACES } from '../testing/statistics.ts';
import type { OwnedHits } from './hits.ts';
import { openTestHits } from './testing/open.ts';

/** What is acknowledged is in the statistics so soon. */
const soonMs = 2_000;

// The drainer's pauses take no time here and are added up instead: what is asserted is how long it lets a row wait, on any machine.
// How long the machine itself took is kept with the test's result.
const pauses: Array<{ ms: number; end: () => void }> = [];
const pause = (ms: number): Promise<void> => new Promise((end) => pauses.push({ ms, end }));

let app: TestApp;
let hits: OwnedHits;
let owner: Awaited<ReturnType<typeof openAccount>>;
let page: ReturnType<typeof pageOf>;
let keys: Record<'read' | 'secret' | 'links' | 'public', string>;
beforeAll(async () => {
  const state = await openMemoryState();
  hits = await openTestHits(state, Date.now, pause);
  app = await buildTestApp(state, { hits });
  app.clock.at = Date.now();
  owner = await openAccount(app, 'enterprise');
  keys = {
    read: await owner.addKey('read'),
    secret: await owner.addKey('secret'),
    public: await owner.addKey('public'),
    links: await owner.addKey('secret', 'live', { scopes: scopesOf('secret', true) }),
  };
  page = pageOf(app, keys.public);
  const settings = linkSettings.parse({ target: 'https://shop.example/', site_id: owner.site.id });
  await state.createLink({ keyname: 'soon', accountId: owner.account.id, settings, createdAt: app.clock.at });
});
afterAll(async () => {
  await hits.stop();
  await app.app.close();
  await app.state.close();
});

const { origin: _, ...browser } = pageHeaders('https://shop.example');
const visitor = 'ip=192.0.2.1&ua=curl&url=/';
const ask = (url: string) => app.app.inject({ url, headers: { authorization: `Bearer ${keys.read}` } });
const visit = async (url: string): Promise<void> =>
  expect((await app.app.inject({ url, headers: browser })).statusCode).toBeLessThan(400);

/** How many assessments the overview knows of. */
const assessed = async (): Promise<number> =>
  good(await ask(`/bot-stats/overview?account_id=${owner.account.id}&days=1`), botStatsOverview).data.distribution
    .total_hits;
const sessions = async (): Promise<number> => good(await ask('/v1/sessions?pageSize=100'), sessionsAnswer).data.length;
/** How many events of a kind a session has; none while nobody knows the session. */
const events = (kind: EventKind) => async (): Promise<number> => {
  const answer = await ask(`/v1/sessions/${view.claims.sid}/events?type=${kind}`);
  return answer.statusCode === 404 ? 0 : good(answer, sessionEventsAnswer).data.length;
};

let view: Awaited<ReturnType<typeof page.view>>;
/** A page view whose rows have arrived, for what happens later in it. */
const settled = async (): Promise<number> => {
  view = await page.view();
  return waited(events('page_view'), 0);
};
const late = (seq: number, more: object): Promise<unknown> =>
  page.send(
    '/api/v1/late',
    JSON.stringify({ ticket: view.answer.ticket, seq, evidence: { v: 1, sinceMs: 900, readings: {}, ...more } }),
  );

/** Lets the drainer go on, a pause at a time, until there are more than before; how long it paused. */
async function waited(count: () => Promise<number>, before: number): Promise<number> {
  for (let passed = 0; ; ) {
    await expect.poll(() => pauses.length, { timeout: 30_000, interval: 5 }).toBeGreaterThan(0);
    if ((await count()) > before) return passed;
    expect(passed, 'milliseconds that the drainer let it wait').toBeLessThanOrEqual(soonMs);
    const [next] = pauses.splice(0);
    passed += next!.ms;
    next!.end();
  }
}

test.each<[what: string, happens: () => Promise<unknown>, count: () => Promise<number>]>([
  ['a page view', () => page.view(), assessed],
  ['the session of a page view', () => page.view(), sessions],
  ['late evidence that changes the verdict', () => late(1, { readings: TRACES }), assessed],
  ['a pixel', () => visit(`/pixel.gif?key=${keys.public}`), assessed],
  [
    'a request without a script',
    () =>
      app.app.inject({
        method: 'POST',
        url: '/api/v1/assess',
        headers: { 'x-api-key': keys.secret },
        payload: {
          method: 'GET',
          url: 'https://shop.example/',
          headers: [['user-agent', 'curl/8.0']],
          ip: '192.0.2.9',
        },
      }),
    assessed,
  ],
  ['a check of a smart URL', () => visit(`/api/shortlink?keyname=soon&${visitor}&apikey=${keys.links}`), assessed],
  ['a redirection', () => visit('/s/soon'), assessed],
  [
    'a summary of behaviour',
    () => late(1, { readings: { interaction: { value: driverInput, ms: 1 } } }),
    events('behaviour'),
  ],
  ['what a page tracks', () => late(1, { track: [{ name: 'paid', atMs: 5 }] }), events('track')],
  ['a user that a page names', () => late(1, { identify: { userId: 'anna' } }), events('identify')],
  [
    'what a backend reports',
    async () =>
      good(
        await app.app.inject({
          method: 'POST',
          url: '/api/v1/events',
          headers: { 'x-api-key': keys.secret },
          payload: { session_id: view.claims.sid, name: 'shipped' },
        }),
        eventAnswer,
      ),
    events('server'),
  ],
])('%s is in the statistics within two seconds', async (what, happens, count) => {
  await settled();
  const before = await count();
  const started = performance.now();
  await happens();
  const paused = await waited(count, before);
  expect(paused).toBeLessThanOrEqual(soonMs);
  process.stdout.write(
    `${what}: ${paused} ms of pauses, ${Math.round(performance.now() - started)} ms of this machine\n`,
  );
});

test('the event of a page view is in the statistics within two seconds', async () => {
  expect(await settled()).toBeLessThanOrEqual(soonMs);
});
