import { USAGE_METRICS, type UsageMetric, type usageHistory, type usageQuery } from '@veridict/contract';
import type { z } from 'zod';
import type { Services } from '../../deps.ts';
import { refusal } from '../../errors.ts';
import type { Whose } from '../../hits/queries/scope.ts';
import { usageDays } from '../../hits/queries/usage-days.ts';
import { isoOf } from './frame.ts';

const dayMs = 86_400_000;
const usualMs = 30 * dayMs;
/** As long as anything is kept. */
const longestMs = 400 * dayMs;

/** What was used, day by day; calls, which the quota counts, for the whole account. */
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
  const counted = USAGE_METRICS.filter((name) => name !== 'ApiCalls').filter(isAsked);
  const [calls, days] = await Promise.all([
    isAsked('ApiCalls') ? state.usageDays(whose.accountId, dayOf(from), dayOf(to)) : [],
    counted.length === 0 ? [] : hits.ask(usageDays, { ...whose, from, to, metrics: counted }),
  ]);
  const data = [
    ...calls.map(({ day, used }) => ({ period: day, metricType: 'ApiCalls' as const, value: used })),
    ...days.map(({ day, metric, n }) => ({ period: day, metricType: metric, value: n })),
  ].sort((a, b) => byText(a.period, b.period) || byText(a.metricType, b.metricType));
  const sums = USAGE_METRICS.filter(isAsked).map((name) => [
    name,
    data.filter(({ metricType }) => metricType === name).reduce((sum, { value }) => sum + value, 0),
  ]);
  return { startDate: isoOf(from), endDate: isoOf(to), data, totals: Object.fromEntries(sums) };
}

/** The day of a moment; moments that have no day have none that anything happened on. */
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const invalid = (field: string, message: string) =>
  refusal('invalid_request', `${field}: ${message}`, { fields: [{ field, message }] });
