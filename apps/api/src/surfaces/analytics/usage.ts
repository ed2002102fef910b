import { USAGE_METRICS, type UsageMetric, type usageHistory, type usageQuery } from '@veridict/contract';
import type { z } from 'zod';
import { monthOf } from '../../access/quota.ts';
import type { Services } from '../../deps.ts';
import { refusal } from '../../errors.ts';
import type { Whose } from '../../hits/queries/scope.ts';
import { usageDays } from '../../hits/queries/usage-days.ts';
import { isoOf } from './frame.ts';

const dayMs = 86_400_000;
const usualMs = 30 * dayMs;
/** As long as anything is kept. */
const longestMs = 400 * dayMs;

/** What was used, day by day; verdicts, which the quota counts, month by month and for the whole account. */
export async function readUsage(
  whose: Whose,
  { startDate, endDate, metric }: z.output<typeof usageQuery>,
  { hits, state, now }: Pick<Services, 'hits' | 'state' | 'now'>,
): Promise<z.infer<typeof usageHistory>> {
  const to = endDate ?? now();
  const from = startDate ?? to - usualMs;
  if (to < from) throw invalid('endDate', 'lies before startDate');
  if (to - from > longestMs) throw invalid('startDate', 'lies more than 400 days before endDate');
  const isAsked = (name: UsageMetric): boolean => metric === undefined || metric === name;
  const days = metric === 'ApiCalls' ? [] : await hits.ask(usageDays, { ...whose, from, to });
  const months = isAsked('ApiCalls') ? monthsOf(from, Math.min(to, now())) : [];
  const calls = await Promise.all(
    months.map(async (month) => ({ period: month, value: await state.usage(whose.accountId, month) })),
  );
  const data = [
    ...calls
      .filter(({ value }) => value > 0)
      .map(({ period, value }) => ({ period, metricType: 'ApiCalls' as const, value })),
    ...days.map(({ day, metric, n }) => ({ period: day, metricType: metric, value: n })),
  ]
    .filter(({ metricType }) => isAsked(metricType))
    .sort((a, b) => byText(a.period, b.period) || byText(a.metricType, b.metricType));
  const sums = USAGE_METRICS.filter(isAsked).map((name) => [
    name,
    data.filter(({ metricType }) => metricType === name).reduce((sum, { value }) => sum + value, 0),
  ]);
  return { startDate: isoOf(from), endDate: isoOf(to), data, totals: Object.fromEntries(sums) };
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const invalid = (field: string, message: string) =>
  refusal('invalid_request', `${field}: ${message}`, { fields: [{ field, message }] });

/** Every calendar month from one moment to another. */
function monthsOf(from: number, to: number): string[] {
  const months: string[] = [];
  const first = new Date(from);
  for (let at = Date.UTC(first.getUTCFullYear(), first.getUTCMonth()); at <= to; ) {
    months.push(monthOf(at));
    const month = new Date(at);
    at = Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1);
  }
  return months;
}
