import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { settingsFrom } from '../../env.ts';
import { openState } from '../../state/open.ts';
import { createHits } from '../hits.ts';
import { defineQuestion } from '../question.ts';
import { seedDemo } from './seed.ts';

const totals = defineQuestion({
  name: 'totals of a site',
  sql: `SELECT (SELECT count() FROM hits WHERE site_id = {site:String}) AS hits, count() AS sessions, sum(page_views) AS views
    FROM sessions FINAL WHERE site_id = {site:String}`,
  parameters: (site: string) => ({ site }),
  row: z.object({ hits: z.int(), sessions: z.int(), views: z.int() }),
});

test('a folder that was seeded has its history in the statistics', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'veridict-seed-'));
  const settings = settingsFrom({ VERIDICT_DATA: folder });
  const seeded = await seedDemo(settings, { days: 3, sessionsADay: 20 });
  const state = await openState(settings.state);
  const hits = createHits({
    setting: settings.hits,
    state,
    now: Date.now,
    delay: (ms) => delay(ms, undefined, { ref: false }),
  });
  hits.start({ info: () => undefined, warn: () => undefined });
  await expect.poll(hits.status, { timeout: 10_000 }).toBe('ok');
  expect(await hits.ask(totals, seeded.site_id)).toEqual([
    { hits: seeded.page_views, sessions: seeded.sessions, views: seeded.page_views },
  ]);
  expect(await state.outboxSize()).toEqual({ rows: 0, bytes: 0 });
  await hits.stop();
  await state.close();
  await rm(folder, { recursive: true });
});
