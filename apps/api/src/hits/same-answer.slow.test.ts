import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StatePort } from '../state/port.ts';
import { hitRow } from '../state/testing/hits.ts';
import { openMemoryState } from '../state/testing/memory.ts';
import { fresh, pageView } from '../state/testing/rows.ts';
import { countChangedHours } from './hours.ts';
import { askAnalytics } from './queries/analytics.ts';
import { botDays, topFlags } from './queries/bot-days.ts';
import { HAS_USER } from './queries/scope.ts';
import { askSuspiciousSessions } from './queries/suspicious-sessions.ts';
import type { Ask } from './question.ts';
import { type HitRow, momentText, type SessionHitsRow } from './rows.ts';
import { insertText } from './send.ts';
import { openDrainedHits } from './testing/drained.ts';
import { seeded, sessionRow } from './testing/histories.ts';

// What is answered from sums is what the rows themselves would have said, whatever happened and in whichever order it came.

const [MINUTE_MS, DAY_MS] = [60_000, 86_400_000];
const seed = 20_261_122;

let state: StatePort;
let statistics: Awaited<ReturnType<typeof openDrainedHits>>;
beforeAll(async () => {
  state = await openMemoryState();
  statistics = await openDrainedHits(state);
});
afterAll(async () => {
  await statistics.close();
  await state.close();
});

describe('sessions', () => {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[random(from.length)]!;
  const account = fresh('acc_');
  const start = Date.now() - 2 * DAY_MS;
  let now = start;

  /** A session as it might be told of next. */
  const changed = (before: SessionHitsRow): SessionHitsRow => {
    const user = random(3);
    return {
      ...before,
      version: before.version + 1,
      score: random(101),
      events: before.events + random(4),
      visitor_id: pick(['', 'vis_1', 'vis_2', 'vis_3']),
      user_id: user === 0 ? '' : `user${random(4)}`,
      user_match: user === 0 ? '' : pick(['linked', 'matched', 'claimed']),
      match_confidence: pick([0.25, 0.5, 1]),
      origin: pick(['https://a.example', 'https://b.example', '']),
      device: pick(['desktop', 'mobile', 'tablet']),
      browser: pick(['chrome', 'firefox', '']),
    };
  };
  const begun = (startedAt: number): SessionHitsRow =>
    sessionRow(random(6) === 0 ? `${account}x` : account, startedAt, {
      site_id: pick(['site_1', 'site_2']),
      version: random(3),
    });

  /** Rows come now, by the test's clock. */
  const tell = async (rows: readonly SessionHitsRow[]): Promise<void> => {
    const lines = rows.map((row) => JSON.stringify({ ...row, told_at: momentText(now) }));
    const table = `sessions (${[...Object.keys(rows[0]!), 'told_at'].join(', ')})`;
    const text = insertText(table, fresh(), lines);
    await statistics.engine.run(text.replace('SETTINGS', 'SETTINGS insert_allow_materialized_columns = 1,'));
  };

  const told: number[] = [];
  const ask: Ask = async (question, input) => {
    const rows = await statistics.hits.ask(question, input);
    if (question.name === 'hours not counted') told.push(rows.length);
    return rows;
  };

  /** The plain question: the same of the sessions themselves, by nothing but what stands in them. */
  async function plainly(from: number, to: number, siteId: string | null) {
    const which = `account_id = '${account}' AND ('${siteId ?? ''}' IN ('', site_id)) AND started_at BETWEEN '${momentText(from)}' AND '${momentText(to)}'`;
    const rows = (text: string) => statistics.engine.query(text, {}) as Promise<Array<Record<string, number>>>;
    const sums = `toUInt32(count()) AS session_count, toUInt32(sum(events)) AS event_count, toUInt32(sum(score)) AS score_sum,
      toUInt32(countIf(score >= 90)) AS high, toUInt32(countIf(score >= 70 AND score < 90)) AS medium, toUInt32(countIf(score > 30 AND score < 70)) AS low,
      toUInt32(countIf(score <= 30)) AS humans, toUInt32(countIf(${HAS_USER})) AS matched, sumIf(match_confidence, ${HAS_USER}) AS confidence_sum`;
    const by = async (column: string, counted = 'count()') =>
      Object.fromEntries(
        (
          await rows(`SELECT ${column} AS k, toUInt32(${counted}) AS n FROM sessions FINAL WHERE ${which} GROUP BY k`)
        ).map(({ k, n }) => [k, n]),
      );
    const [unique] = await rows(
      `SELECT toUInt32(uniqExactIf(if(visitor_id = '', session_id, visitor_id), score >= 70)) AS bots, toUInt32(uniqExactIf(user_id, ${HAS_USER})) AS users FROM sessions FINAL WHERE ${which}`,
    );
    const [whole] = await rows(`SELECT ${sums} FROM sessions FINAL WHERE ${which}`);
    return {
      whole: {
        ...whole,
        origins: await by('origin'),
        origin_bots: await by('origin', 'countIf(score >= 70)'),
        devices: await by('device'),
        browsers: await by('browser'),
      },
      buckets: await rows(
        `SELECT toUnixTimestamp(toStartOfHour(started_at)) * 1000 AS at, ${sums} FROM sessions FINAL WHERE ${which} GROUP BY at ORDER BY at SETTINGS output_format_json_quote_64bit_integers = 0`,
      ),
      uniqueBots: unique!.bots,
      uniqueUsers: unique!.users,
    };
  }

  test(`of a random history (seed ${seed}) are told alike from hours and from themselves`, async () => {
    const sessions: SessionHitsRow[] = [];
    for (let step = 0; step < 30; step += 1) {
      const rows: SessionHitsRow[] = [];
      for (let n = random(6); n > 0; n -= 1) {
        const row = changed(begun(now - random(random(4) === 0 ? 2 * DAY_MS : 2 * 60 * MINUTE_MS)));
        sessions.push(row);
        rows.push(row);
      }
      for (let n = sessions.length === 0 ? 0 : random(4); n > 0; n -= 1) {
        const place = random(sessions.length);
        const before = sessions[place]!;
        const next = changed(before);
        // Told late, after what followed it, or told again: neither changes anything.
        if (random(4) === 0) rows.push(random(2) === 0 ? before : { ...next, version: before.version - 1 });
        else {
          sessions[place] = next;
          rows.push(next);
        }
      }
      if (rows.length > 0) await tell(rows);
      now += random(40) * MINUTE_MS;
      if (random(3) === 0) await countChangedHours(statistics.engine, now);
      const siteId = pick([null, null, 'site_1']);
      const from = now - pick([1, 7]) * DAY_MS;
      const { whole, buckets, ...unique } = await askAnalytics(
        ask,
        { accountId: account, siteId, from, to: now },
        'hour',
      );
      const plain = await plainly(from, now, siteId);
      const { is_whole: _, at: _at, ...sums } = whole!;
      const shown = buckets.map(
        ({ is_whole: _, origins: _o, origin_bots: _b, devices: _d, browsers: _r, ...row }) => row,
      );
      expect({ whole: sums, buckets: shown.sort((a, b) => a.at - b.at), ...unique }, `step ${step}`).toEqual(plain);
    }
    // The hours were indeed counted: in the end few are read from their sessions, of the dozens that there are.
    expect(new Set(sessions.map(({ started_at }) => started_at.slice(0, 13))).size).toBeGreaterThan(15);
    expect(told.slice(-15).filter((hours) => hours <= 12).length).toBeGreaterThan(7);
  });
});

describe('hits', () => {
  test('of random days are told alike from the sums of their parts and from themselves', async () => {
    const random = seeded(seed);
    const account = fresh('acc_');
    const names = ['known_bot_pattern', 'missing_sec_fetch', 'platform_mismatch'];
    const start = Date.now();
    const hit = (): HitRow => ({
      ...hitRow(pageView({ accountId: account, jti: fresh() }), { at: momentText(start - random(20) * DAY_MS) }),
      site_id: `site_${random(2)}`,
      score: random(4) === 0 ? 0 : random(101),
      flags: names.filter(() => random(3) === 0),
    });
    for (let part = 0; part < 6; part += 1) {
      const rows = Array.from({ length: 40 }, hit);
      await statistics.engine.run(
        insertText(
          'hits',
          fresh(),
          rows.map((row) => JSON.stringify(row)),
        ),
      );
    }
    const day = (back: number): string => momentText(start - back * DAY_MS).slice(0, 10);
    const input = { accountId: account, from: day(12), to: day(0) };
    for (const question of [botDays, topFlags]) {
      const sql = question.sql as string;
      const explained = await statistics.engine.query(`EXPLAIN ${sql}`, question.parameters(input));
      expect(JSON.stringify(explained)).toContain('ReadFromMergeTree (by_day)');
      const plain = await statistics.engine.query(
        `${sql} SETTINGS optimize_use_projections = 0, output_format_json_quote_64bit_integers = 0`,
        question.parameters(input),
      );
      expect(plain.length).toBeGreaterThan(2);
      expect(await statistics.hits.ask<typeof input, unknown>(question as never, input)).toEqual(plain);
    }
  });
});

describe('the worst sessions', () => {
  test('of a random week are told alike from sessions and from hits alone', async () => {
    const random = seeded(seed + 1);
    const account = fresh('acc_');
    const start = Date.now();
    const since = start - 7 * DAY_MS;
    const hits: HitRow[] = [];
    const versions: SessionHitsRow[] = [];
    for (let n = 0; n < 200; n += 1) {
      // Some are over when the time begins, some are under way then.
      const begun = n < 12 ? since + (random(90) - 60) * MINUTE_MS : start - random(7 * DAY_MS);
      let row = sessionRow(account, begun);
      for (let at = begun, left = 1 + random(4); left > 0; left -= 1, at += random(30) * MINUTE_MS + 1) {
        const score = random(101);
        const { session_id } = row;
        hits.push({
          ...hitRow(pageView({ accountId: account, jti: fresh() }), { at: momentText(at) }),
          session_id,
          score,
        });
        row = {
          ...row,
          version: row.version + 1,
          last_seen_at: momentText(at),
          max_score: Math.max(row.max_score, score),
        };
        versions.push(row);
      }
    }
    for (const [table, rows] of [
      ['hits', hits],
      ['sessions', versions],
    ] as const)
      for (const part of [0, 1])
        await statistics.engine.run(
          insertText(
            table,
            fresh(),
            rows.filter((_, n) => n % 2 === part).map((row) => JSON.stringify(row)),
          ),
        );
    for (const [minScore, limit] of [
      [1, 100],
      [1, 4],
      [50, 20],
      [90, 5],
    ] as const) {
      const plain = await statistics.engine.query(
        `SELECT session_id AS session, max(score) AS max_score, count() AS hit_count, toUnixTimestamp64Milli(min(at)) AS first_at, toUnixTimestamp64Milli(max(at)) AS last_at
        FROM hits WHERE account_id = '${account}' AND at >= '${momentText(since)}' GROUP BY session_id HAVING max_score >= ${minScore}
        ORDER BY max_score DESC, last_at DESC, session LIMIT ${limit} SETTINGS output_format_json_quote_64bit_integers = 0`,
        {},
      );
      const told = await askSuspiciousSessions(statistics.hits.ask, { accountId: account, since, minScore, limit });
      expect(plain.length).toBeGreaterThan(3);
      expect(told.map(({ all_flags: _, agent: _a, place: _p, ...row }) => row)).toEqual(plain);
    }
  });
});
