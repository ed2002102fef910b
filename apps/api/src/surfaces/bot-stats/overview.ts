import type { botStatsOverview } from '@veridict/contract';
import type { z } from 'zod';
import { botDays, topFlags } from '../../hits/queries/bot-days.ts';
import type { Ask } from '../../hits/question.ts';
import { describeFlag } from './flags.ts';

const dayMs = 86_400_000;
const SCORES = ['score_0', 'score_1_30', 'score_31_60', 'score_61_80', 'score_81_100'] as const;

/** The last days of an account, today the last of them. */
export async function readOverview(
  ask: Ask,
  { accountId, days, now }: { accountId: string; days: number; now: number },
): Promise<z.infer<typeof botStatsOverview>['data']> {
  const dates = Array.from({ length: days }, (_, back) => new Date(now - back * dayMs).toISOString().slice(0, 10));
  const window = { accountId, from: dates.at(-1)!, to: dates[0]! };
  const [rows, flags] = await Promise.all([ask(botDays, window), ask(topFlags, window)]);
  const byDate = new Map(rows.map((row) => [row.date, row]));
  const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((all, row) => all + of(row), 0);
  const total = sum((row) => row.total_hits);
  const spread = Object.fromEntries(SCORES.map((name) => [name, sum((row) => row[name])])) as Record<
    (typeof SCORES)[number],
    number
  >;
  return {
    period_start: window.from,
    period_end: window.to,
    distribution: {
      ...spread,
      total_hits: total,
      avg_score: twoDigits(
        sum((row) => row.score_sum),
        total,
      ),
      suspicious_percentage: twoDigits(100 * sum((row) => row.suspicious_hits), total),
    },
    top_flags: flags.map(({ flag, count }) => ({ flag, count, description: describeFlag(flag) })),
    daily_trend: dates.map((date) => {
      const row = byDate.get(date);
      return {
        date,
        total_hits: row?.total_hits ?? 0,
        suspicious_hits: row?.suspicious_hits ?? 0,
        avg_score: twoDigits(row?.score_sum ?? 0, row?.total_hits ?? 0),
      };
    }),
  };
}

const twoDigits = (sum: number, n: number): number => (n === 0 ? 0 : Math.round((100 * sum) / n) / 100);
