import { z } from 'zod';
import { defineQuestion } from '../question.ts';
import { moment, OWNED, owner, type Whose } from './scope.ts';

const IN_WINDOW = (column: string): string =>
  `${OWNED} AND ${column} >= ${moment('from')} AND ${column} <= ${moment('to')}`;
const day = (column: string): string => `toString(toDate(${column})) AS day`;

/** Sessions and their events count on the day they began, assessments and bytes on the day they came. */
const PARTS = {
  Sessions: `SELECT ${day('started_at')}, 'Sessions' AS metric, count() AS n FROM sessions FINAL WHERE ${IN_WINDOW('started_at')} GROUP BY day`,
  Events: `SELECT ${day('started_at')}, 'Events' AS metric, sum(events) AS n FROM sessions FINAL WHERE ${IN_WINDOW('started_at')} GROUP BY day`,
  BotAnalyses: `SELECT ${day('at')}, 'BotAnalyses' AS metric, count() AS n FROM hits WHERE ${IN_WINDOW('at')} GROUP BY day`,
  StorageBytes: `SELECT day, 'StorageBytes' AS metric, sum(bytes) AS n FROM (
  SELECT ${day('started_at')}, sum(byteSize(*)) AS bytes FROM sessions FINAL WHERE ${IN_WINDOW('started_at')} GROUP BY day
  UNION ALL
  SELECT ${day('at')}, sum(byteSize(*)) AS bytes FROM hits WHERE ${IN_WINDOW('at')} GROUP BY day
  UNION ALL
  SELECT ${day('at')}, sum(byteSize(*)) AS bytes FROM events FINAL WHERE ${IN_WINDOW('at')} GROUP BY day
) GROUP BY day`,
} as const;
export type CountedMetric = keyof typeof PARTS;

/** What was counted on each day of a window. */
export const usageDays = defineQuestion({
  name: 'usage by day',
  sql: ({ metrics }: Whose & { from: number; to: number; metrics: readonly CountedMetric[] }) =>
    metrics.map((metric) => PARTS[metric]).join('\nUNION ALL\n'),
  parameters: (window) => ({ ...owner(window), from: window.from, to: window.to }),
  row: z.object({
    day: z.string(),
    metric: z.enum(['Sessions', 'Events', 'BotAnalyses', 'StorageBytes']),
    n: z.number(),
  }),
});
