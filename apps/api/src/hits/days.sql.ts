/** How many days back the hits of a whole day are sure to be there still: they go fourteen days after they came. */
export const wholeDays = 13;

/**
 * Statement that counts the days whose hits are all there anew, each day of each site a row that replaces the one before. Counting
 * again, here or in another process, changes nothing.
 */
export const countDays = (
  now: number,
): string => `INSERT INTO hit_days SETTINGS insert_deduplicate = 0, max_execution_time = 60
SELECT account_id, site_id, toDate(at) AS day, ${now} AS version,
  countIf(score = 0) AS score_0, countIf(score BETWEEN 1 AND 30) AS score_1_30, countIf(score BETWEEN 31 AND 60) AS score_31_60,
  countIf(score BETWEEN 61 AND 80) AS score_61_80, countIf(score > 80) AS score_81_100,
  count() AS total_hits, countIf(score > 30) AS suspicious_hits, sum(score) AS score_sum,
  mapKeys(sumMap(mapFromArrays(flags, arrayMap(flag -> toUInt64(1), flags))) AS counted) AS flag_names, mapValues(counted) AS flag_counts
FROM hits WHERE at >= toDateTime64('${new Date(now - wholeDays * 86_400_000).toISOString().slice(0, 10)} 00:00:00', 3, 'UTC')
GROUP BY account_id, site_id, day`;
