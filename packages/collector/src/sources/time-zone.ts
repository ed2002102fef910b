import { cutOrNull } from '../reading.ts';
import type { Source } from '../source.ts';

/** Time zone by `Intl` and by `Date`. */
export const timeZone: Source<'timeZone'> = () => {
  const zone = cutOrNull(Intl.DateTimeFormat().resolvedOptions().timeZone, 64);
  const now = new Date();
  const year = now.getFullYear();
  const january = new Date(year, 0, 1, 12);
  const july = new Date(year, 6, 1, 12);
  return {
    zone,
    offsetNow: now.getTimezoneOffset(),
    offsetJanuary: january.getTimezoneOffset(),
    offsetJuly: july.getTimezoneOffset(),
    intlOffsets: zone ? offsetsIn(zone, [now, january, july]) : null,
  };
};

/** Minutes behind UTC in a zone, worked out from what `Intl` writes on the wall clock there. */
export function offsetsIn(zone: string, [now, january, july]: [Date, Date, Date]): [number, number, number] | null {
  // Sweden writes dates as ISO 8601 does, but for the T.
  const offset = (moment: Date): number => {
    const wall = moment.toLocaleString('sv', { timeZone: zone }).replace(' ', 'T');
    return Math.round((moment.getTime() - Date.parse(`${wall}Z`)) / 60_000);
  };
  try {
    const offsets: [number, number, number] = [offset(now), offset(january), offset(july)];
    return offsets.every(Number.isFinite) ? offsets : null;
  } catch {
    return null;
  }
}
