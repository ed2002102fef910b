import { bots, chromium, people } from '@veridict/corpus';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StatePort } from './state/port.ts';
import { openMemoryState } from './state/testing/memory.ts';
import { buildTestApp, openAccount, pageOf, type TestApp } from './testing/app.ts';
import { pageHeaders } from './testing/page.ts';
import { clientInto } from './testing/sdk.ts';

let state: StatePort;
let test: TestApp;
let sites: Array<Awaited<ReturnType<typeof openSite>>>;

async function openSite(change: Parameters<typeof openAccount>[2]) {
  const owner = await openAccount(test, 'enterprise', change);
  const secretKey = await owner.addKey('secret');
  const page = pageOf(test, await owner.addKey('public'));
  return { page, ...clientInto(test, { secretKey, siteId: owner.site.id }) };
}

beforeAll(async () => {
  state = await openMemoryState();
  // All visitors of these tests come from one address within one minute.
  test = await buildTestApp(state, { env: { VERIDICT_PAGE_RATE: '1000000', VERIDICT_LOG: 'error' } });
  sites = await Promise.all([
    openSite({}),
    openSite({ thresholds: { suspicious: 3, automated: 20, knownBot: 40 } }),
    openSite({ category_policy: { ai_assistant: 'block', search_engine: 'challenge' } }),
  ]);
});
afterAll(() => state.close());

const visits = [...Object.values(people), ...Object.values(bots)];
const self = { ip: '127.0.0.1', userAgent: pageHeaders('https://shop.example')['user-agent'] };
/** What a page sees later of a driver, and what it sees of nobody. */
const LATER = [
  undefined,
  {},
  {
    lateGlobals: {
      value: {
        window: [],
        windowCut: false,
        document: [],
        htmlAttributes: [],
        bindings: ['x'],
        hooks: [],
        overlays: [],
      },
      ms: 1,
    },
  },
];

const pageView = fc.record({
  visit: fc.constantFrom(...visits),
  act: fc.constantFrom(undefined, 'login'),
  later: fc.constantFrom(...LATER),
});
const session = fc.record({
  site: fc.nat(2),
  views: fc.array(pageView, { minLength: 1, maxLength: 2 }),
  isBearerTold: fc.boolean(),
});
/** Visitors who come at once, so that the store commits them together. */
const crowd = fc.array(session, { minLength: 25, maxLength: 25, size: 'max' });
type Session = typeof session extends fc.Arbitrary<infer T> ? T : never;
type View = Session['views'][number];

/** One more page view of a session, and what was seen of it later; the last pass that the page got. */
async function look({ page }: (typeof sites)[number], { visit, act, later }: View, prev?: string) {
  const { token, answer } = await page.view({ visit, act, ...(prev !== undefined && { prev }) });
  const { pass } = later === undefined ? answer : await page.late(answer.ticket, 1, later);
  return { token, pass };
}

async function play({ site: which, views, isBearerTold }: Session) {
  const site = sites[which]!;
  let last = await look(site, views[0]!);
  for (const view of views.slice(1)) last = await look(site, view, last.token);
  return { ...last, site, client: site.client, by: isBearerTold ? self : {} };
}

describe('offline and live', () => {
  it('agree on a thousand sessions when no evidence arrives in between', async () => {
    const seen = new Set<string>();
    let sessions = 0;
    await fc.assert(
      fc.asyncProperty(crowd, fc.nat(299), async (given, seconds) => {
        const played = await Promise.all(given.map(play));
        test.clock.at += seconds * 1000;
        for (const { token, pass, client, by } of played) {
          const offline = await client.decide(token, { pass, ...by });
          const live = await client.decide(token, { ...by, live: true });
          expect([offline.source, live.source]).toEqual(['offline', 'live']);
          expect(offline).toMatchObject({ action: live.action, reason: live.reason, sessionId: live.sessionId });
          seen.add(live.action);
          sessions++;
        }
      }),
      { numRuns: 40, seed: 6, endOnFailure: true },
    );
    expect(sessions).toBe(1000);
    expect([...seen].sort()).toEqual(['allow', 'block', 'challenge']);
  });

  it('agree three hundred seconds after anything that changed the verdict, at the latest', async () => {
    let parted = 0;
    await fc.assert(
      fc.asyncProperty(crowd, pageView, fc.nat(299), fc.nat(600), async (given, worse, before, after) => {
        const played = await Promise.all(given.map(play));
        const first = await Promise.all(played.map(({ token, pass, client }) => client.decide(token, { pass })));
        test.clock.at += before * 1000;
        await Promise.all(played.map(({ token, site }) => look(site, worse, token)));
        test.clock.at += after * 1000;
        for (const [n, { token, pass, client }] of played.entries()) {
          const offline = await client.decide(token, { pass });
          const live = await client.decide(token, { live: true });
          // Within its time a pass says what it said; afterwards nothing is left of it.
          const expected = before + after < 300 ? first[n]! : live;
          expect(offline).toMatchObject({ source: expected.source, action: expected.action });
          if (offline.action !== live.action) parted++;
        }
      }),
      { numRuns: 8, seed: 6, endOnFailure: true },
    );
    // The property would hold of verdicts that never change, too.
    expect(parted).toBeGreaterThan(0);
  });
});

it('a person stays a person meanwhile', async () => {
  const { token, pass, client } = await play({
    site: 0,
    views: [{ visit: chromium(), act: undefined, later: {} }],
    isBearerTold: true,
  });
  expect(await client.decide(token, { pass, ...self })).toMatchObject({ source: 'offline', action: 'allow' });
});
