import { z } from 'zod';
import { defineQuestion } from '../question.ts';
import { moment, OWNED, owner, type Whose } from './scope.ts';

/** What was counted on each day of a window: sessions and their events by the day they began, assessments by their own. */
export const usageDays = defineQuestion({
  name: 'usage by day',
  sql: `SELECT toString(toDate(started_at)) AS day, 'Sessions' AS metric, count() AS n
FROM sessions FINAL WHERE ${OWNED} AND started_at >= ${moment('from')} AND started_at <= ${moment('to')} GROUP BY day
UNION ALL
SELECT toString(toDate(started_at)) AS day, 'Events' AS metric, sum(events) AS n
FROM sessions FINAL WHERE ${OWNED} AND started_at >= ${moment('from')} AND started_at <= ${moment('to')} GROUP BY day
UNION ALL
SELECT toString(toDate(at)) AS day, 'BotAnalyses' AS metric, count() AS n
FROM hits WHERE ${OWNED} AND at >= ${moment('from')} AND at <= ${moment('to')} GROUP BY day`,
  parameters: (window: Whose & { from: number; to: number }) => ({
    ...owner(window),
    from: window.from,
    to: window.to,
  }),
  row: z.object({ day: z.string(), metric: z.enum(['Sessions', 'Events', 'BotAnalyses']), n: z.number() }),
});
