import type { AnalyticsBucket } from '@veridict/contract';
import { z } from 'zod';
import { type HOUR_SUMS, hoursOf, uncountedHours } from '../hours.sql.ts';
import { type Ask, defineQuestion } from '../question.ts';
import { moment, OWNED, owner, type Whose } from './scope.ts';

/** Sessions that began in a window. */
export interface AnalyticsWindow extends Whose {
  from: number;
  /** the last moment that still belongs to it */
  to: number;
}

/** A window, and the hours of it that are read from the sessions themselves. */
interface SplitWindow extends AnalyticsWindow {
  hours: readonly number[];
}

const hourMs = 3_600_000;

const BUCKET_OF: Readonly<Record<AnalyticsBucket, string>> = {
  hour: 'hour',
  day: 'toStartOfDay(hour)',
  week: "toDateTime(toMonday(hour), 'UTC')",
};

const within = (column: string): string =>
  `${OWNED} AND ${column} >= ${moment('from')} AND ${column} <= ${moment('to')}`;
const HOURS = "{hours:Array(DateTime('UTC'))}";

/** Every hour of a window, from the one place or the other: what was counted of it, or its sessions. */
const fromHours = (columns: string): string => `SELECT ${columns} FROM session_hours FINAL
  WHERE ${within('hour')} AND hour NOT IN ${HOURS}
  UNION ALL
  SELECT ${columns} FROM (${hoursOf(`${within('started_at')} AND toStartOfHour(started_at) IN ${HOURS}`)})`;

const parameters = (window: SplitWindow) => ({
  ...owner(window),
  from: window.from,
  to: window.to,
  hours: window.hours,
});

/** Hours of a window that changed since hours were last counted. */
const changedHours = defineQuestion({
  name: 'hours not counted',
  sql: uncountedHours(within('started_at')),
  parameters: (window: AnalyticsWindow) => ({ ...owner(window), from: window.from, to: window.to }),
  row: z.object({ hour: z.number() }),
});

const NUMBERS = [
  'session_count',
  'event_count',
  'score_sum',
  'high',
  'medium',
  'low',
  'humans',
  'matched',
  'confidence_sum',
] as const satisfies ReadonlyArray<keyof typeof HOUR_SUMS>;
const MAPS = ['origins', 'origin_bots', 'devices', 'browsers'] as const satisfies ReadonlyArray<keyof typeof HOUR_SUMS>;

const count = z.record(z.string(), z.number());

/** The whole, seen at one moment with its buckets, so that these add up to it. Only the whole tells of origins and devices. */
const sums = defineQuestion({
  name: 'analytics',
  sql: ({ bucket }: SplitWindow & { bucket: AnalyticsBucket }) => `SELECT
  grouping(bucket) = 1 AS is_whole, toUnixTimestamp(bucket) * 1000 AS at, ${NUMBERS.map((name) => `sum(${name}_then) AS ${name}`).join(', ')},
  ${MAPS.map((name) => `if(is_whole, sumMap(${name}_then), map()) AS ${name}`).join(', ')}
FROM (
  SELECT ${BUCKET_OF[bucket]} AS bucket, ${[...NUMBERS, ...MAPS].map((name) => `${name} AS ${name}_then`).join(', ')}
  FROM (${fromHours(['hour', ...NUMBERS, ...MAPS].join(', '))})
)
GROUP BY GROUPING SETS ((bucket), ())`,
  parameters,
  row: z.object({
    is_whole: z.number(),
    at: z.number(),
    session_count: z.number(),
    event_count: z.number(),
    score_sum: z.number(),
    high: z.number(),
    medium: z.number(),
    low: z.number(),
    humans: z.number(),
    matched: z.number(),
    confidence_sum: z.number(),
    origins: count,
    origin_bots: count,
    devices: count,
    browsers: count,
  }),
});

/** How many different bots and users were there. Nothing adds up to these, so they are asked beside the rest. */
const uniques = defineQuestion({
  name: 'analytics, uniques',
  sql: `SELECT uniqExactArray(bot_ids) AS unique_bots, uniqExactArray(user_ids) AS unique_users
FROM (${fromHours('bot_ids, user_ids')})`,
  parameters,
  row: z.object({ unique_bots: z.number(), unique_users: z.number() }),
});

/** What is known of a window. */
export interface Analytics {
  whole: z.infer<typeof sums.row> | undefined;
  buckets: ReadonlyArray<z.infer<typeof sums.row>>;
  uniqueBots: number;
  uniqueUsers: number;
}

/** Asks about a window: of the hours that changed, and of the two that it cuts, the sessions themselves, of the others their sums. */
export async function askAnalytics(ask: Ask, window: AnalyticsWindow, bucket: AnalyticsBucket): Promise<Analytics> {
  const changed = await ask(changedHours, window);
  const edges = [window.from, window.to].map((at) => (Math.floor(at / hourMs) * hourMs) / 1000);
  const split = { ...window, hours: [...new Set([...edges, ...changed.map(({ hour }) => hour)])] };
  const [rows, [counted]] = await Promise.all([ask(sums, { ...split, bucket }), ask(uniques, split)]);
  return {
    whole: rows.find(({ is_whole }) => is_whole === 1),
    buckets: rows.filter(({ is_whole }) => is_whole === 0),
    uniqueBots: counted?.unique_bots ?? 0,
    uniqueUsers: counted?.unique_users ?? 0,
  };
}
