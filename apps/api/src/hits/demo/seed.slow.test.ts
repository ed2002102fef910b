import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { settingsFrom } from '../../env.ts';
import { openState } from '../../state/open.ts';
import { createHits } from '../hits.ts';
import { botDays } from '../queries/bot-days.ts';
import { defineQuestion } from '../question.ts';
import { seedDemo } from './seed.ts';

const DAY_MS = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

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
  const seeded = await seedDemo(settings, { days: 20, sessionsADay: 10 });
  const state = await openState(settings.state);
  const hits = createHits({
    setting: settings.hits,
    state,
    now: Date.now,
    delay: (ms) => delay(ms, undefined, { ref: false }),
  });
  hits.start({ info: () => undefined, warn: () => undefined });
  await expect.poll(hits.status, { timeout: 10_000 }).toBe('ok');
  expect(await hits.ask(totals, seeded.site_id)).toMatchObject([
    { sessions: seeded.sessions, views: seeded.page_views },
  ]);
  // Days whose hits have gone since are known all the same: every page view is counted on its day.
  const days = await hits.ask(botDays, {
    accountId: seeded.account_id,
    from: dayOf(Date.now() - 30 * DAY_MS),
    to: dayOf(Date.now()),
  });
  // Today is one of the twenty, and may have seen nobody yet shortly after midnight.
  expect(days.length).toBeGreaterThanOrEqual(19);
  expect(days.reduce((sum, day) => sum + day.total_hits, 0)).toBe(seeded.page_views);
  for (const { score_0, score_1_30, score_31_60, score_61_80, score_81_100, total_hits } of days)
    expect(score_0 + score_1_30 + score_31_60 + score_61_80 + score_81_100).toBe(total_hits);
  expect(await state.outboxSize()).toEqual({ rows: 0, bytes: 0 });
  await hits.stop();
  await state.close();
  await rm(folder, { recursive: true });
});
