/** How many days back the hits of a whole day are sure to be there still: they go fourteen days after they came. */
export const wholeDays = 13;

/** The day of a hit. */
export const DAY = 'toDate(at)';

/** What is counted of a day's hits, by the name of its column in `hit_days`. */
export const DAY_SUMS = {
  score_0: 'countIf(score = 0)',
  score_1_30: 'countIf(score BETWEEN 1 AND 30)',
  score_31_60: 'countIf(score BETWEEN 31 AND 60)',
  score_61_80: 'countIf(score BETWEEN 61 AND 80)',
  score_81_100: 'countIf(score > 80)',
  total_hits: 'count()',
  suspicious_hits: 'countIf(score > 30)',
  score_sum: 'sum(score)',
} as const;

/** How often each flag was seen: names and counts. No function of a row's own stands in it, or no projection would be known by it. */
export const FLAG_SUMS = 'sumMap(flags, arrayWithConstant(length(flags), toUInt64(1)))';

/**
 * Each part of `hits` keeps the sums of its days. A question that asks for these very expressions, and of the rows by account,
 * site and day alone, is answered from them; what it asks otherwise is read from the rows, to the same answer.
 */
export const BY_DAY = `PROJECTION by_day (SELECT account_id, site_id, ${DAY}, ${Object.values(DAY_SUMS).join(', ')}, ${FLAG_SUMS} GROUP BY account_id, site_id, ${DAY})`;

/**
 * Statement that counts the days whose hits are all there anew, each day of each site a row that replaces the one before. Counting
 * again, here or in another process, changes nothing.
 */
export const countDays = (
  now: number,
): string => `INSERT INTO hit_days SETTINGS insert_deduplicate = 0, max_execution_time = 60
SELECT account_id, site_id, ${DAY} AS day, ${now} AS version,
  ${Object.entries(DAY_SUMS)
    .map(([name, sum]) => `${sum} AS ${name}`)
    .join(', ')},
  (${FLAG_SUMS} AS flag_sums).1 AS flag_names, flag_sums.2 AS flag_counts
FROM hits WHERE ${DAY} >= toDate('${new Date(now - wholeDays * 86_400_000).toISOString().slice(0, 10)}')
GROUP BY account_id, site_id, day`;
