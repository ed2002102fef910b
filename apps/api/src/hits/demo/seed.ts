import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { bootstrap } from '../../bootstrap.ts';
import type { Settings } from '../../env.ts';
import { newId } from '../../ids.ts';
import { openState } from '../../state/open.ts';
import type { SiteRow, StatePort } from '../../state/port.ts';
import { createHits } from '../hits.ts';
import { createDayCounts } from './days.ts';
import { pastPageViews } from './history.ts';

/** What was put in. */
export interface Seeded {
  account_id: string;
  site_id: string;
  sessions: number;
  page_views: number;
}

/** Page views on their way into the store at one time. */
const atOnce = 256;

/**
 * Fill a data folder with an invented history of a site of its own, through the store, the outbox and the engine like any page
 * view. The server must not run on the folder.
 */
export async function seedDemo(
  settings: Settings,
  { days, sessionsADay }: { days: number; sessionsADay: number },
): Promise<Seeded> {
  await mkdir(settings.dataDir, { recursive: true, mode: 0o700 });
  const state = await openState(settings.state);
  try {
    const file = await bootstrap({ state, folder: settings.dataDir, now: Date.now, random: randomBytes });
    if (file === null) throw new Error('The first keys of this store are in another data folder: seed that one.');
    const site = await demoSite(state, file.account_id);
    const until = Date.now();
    const views = pastPageViews({ site, until, days, sessionsADay, seed: until });
    const sessions = new Set<string>();
    let pageViews = 0;
    const counts = createDayCounts(until);
    let waiting: Array<Promise<void>> = [];
    for (const { collect, late } of views) {
      sessions.add(collect.pageView.sid);
      pageViews += 1;
      for (const hit of [collect.counted?.hit, late?.counted?.hit]) if (hit) counts.add(hit);
      waiting.push(
        state.recordCollect(collect).then(async () => void (late && (await state.recordLate(late, late.seq)))),
      );
      if (waiting.length >= atOnce) await Promise.all(waiting.splice(0));
    }
    await Promise.all(waiting);
    waiting = [];
    // Hits of days long past may be gone before they are counted.
    await state.recordHits(counts.rows().map((row) => ({ table: 'hit_days' as const, row })));
    await carryOver(settings, state);
    return { account_id: file.account_id, site_id: site.id, sessions: sessions.size, page_views: pageViews };
  } finally {
    await state.close();
  }
}

async function demoSite(state: StatePort, accountId: string): Promise<SiteRow> {
  const site: SiteRow = {
    id: newId('site', randomBytes),
    accountId,
    createdAt: Date.now(),
    name: 'Demo history (invented)',
    origins: ['https://demo.example'],
    public_verdict: 'action',
    thresholds: { suspicious: 31, automated: 70, knownBot: 90 },
    category_policy: {},
    failover: 'allow',
  };
  await state.createSite(site);
  return site;
}

/** Keep statistics until nothing waits for them. */
async function carryOver({ hits: setting }: Settings, state: StatePort): Promise<void> {
  let failed: unknown = null;
  const hits = createHits({ setting, state, now: Date.now, delay: (ms) => delay(ms) });
  hits.start({ info: () => undefined, warn: (told: unknown) => (failed = told) });
  while (hits.isOn && failed === null && (await state.outboxSize()).rows > 0) await delay(100);
  await hits.stop();
  if (failed !== null)
    throw new Error('The history is in the store, but statistics cannot be kept: it is counted when a server can.');
}
