import type { Engine } from './engine.ts';
import { countHours, hoursCounted, hoursToCount } from './hours.sql.ts';

const daySeconds = 86_400;

/** The engine's own clock, by which it knows when a row came. */
export async function timeOf(engine: Pick<Engine, 'query'>): Promise<number> {
  const [row] = await engine.query('SELECT toString(toUnixTimestamp64Milli(now64(3))) AS now', {});
  return Number((row as { now: string }).now);
}

/**
 * Count the hours again whose sessions changed, a day of them at a time. Counting again, here or in another process, changes
 * nothing: of two counts of an hour the one that began later counts, and it saw no less.
 */
export async function countChangedHours(engine: Pick<Engine, 'query' | 'run'>, now: number): Promise<void> {
  const hours = (await engine.query(hoursToCount(now), {})).map((row) => (row as { hour: number }).hour);
  const days = new Map<number, number[]>();
  for (const hour of hours) {
    const day = Math.floor(hour / daySeconds);
    days.set(day, [...(days.get(day) ?? []), hour]);
  }
  for (const ofDay of days.values()) await engine.run(countHours(now, ofDay));
  // The last, so that whoever relies on it finds the rest.
  if (hours.length > 0) await engine.run(hoursCounted(now));
}
