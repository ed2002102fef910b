import type { HitDayRow, HitRow } from '../rows.ts';

/** Counts the days of an invented history, as the engine counts those whose hits it still has. */
export function createDayCounts(version: number) {
  const days = new Map<string, { row: Omit<HitDayRow, 'flag_names' | 'flag_counts'>; flags: Map<string, number> }>();
  return {
    add({ account_id, site_id, at, score, flags }: HitRow): void {
      const day = at.slice(0, 10);
      const known = days.get(day) ?? { row: emptyDay({ account_id, site_id, day, version }), flags: new Map() };
      days.set(day, known);
      const { row } = known;
      row[bucketOf(score)] += 1;
      row.total_hits += 1;
      row.suspicious_hits += score > 30 ? 1 : 0;
      row.score_sum += score;
      for (const flag of flags) known.flags.set(flag, (known.flags.get(flag) ?? 0) + 1);
    },
    rows: (): HitDayRow[] =>
      [...days.values()].map(({ row, flags }) => ({
        ...row,
        flag_names: [...flags.keys()],
        flag_counts: [...flags.values()],
      })),
  };
}

const emptyDay = (named: Pick<HitDayRow, 'account_id' | 'site_id' | 'day' | 'version'>) => ({
  ...named,
  score_0: 0,
  score_1_30: 0,
  score_31_60: 0,
  score_61_80: 0,
  score_81_100: 0,
  total_hits: 0,
  suspicious_hits: 0,
  score_sum: 0,
});

function bucketOf(score: number): 'score_0' | 'score_1_30' | 'score_31_60' | 'score_61_80' | 'score_81_100' {
  if (score === 0) return 'score_0';
  if (score <= 30) return 'score_1_30';
  if (score <= 60) return 'score_31_60';
  return score <= 80 ? 'score_61_80' : 'score_81_100';
}
