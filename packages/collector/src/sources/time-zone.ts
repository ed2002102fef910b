import { cutOrNull, type Source } from '../source.ts';

/** Time zone by `Intl` and by `Date`. */
export const timeZone: Source<'timeZone'> = () => {
  const zone = cutOrNull(Intl.DateTimeFormat().resolvedOptions().timeZone, 64);
  const now = new Date();
  const year = now.getFullYear();
  const moments = [now, new Date(year, 0, 1, 12), new Date(year, 6, 1, 12)] as const;
  const [offsetNow, offsetJanuary, offsetJuly] = moments.map((moment) => moment.getTimezoneOffset());
  return {
    zone,
    offsetNow: offsetNow!,
    offsetJanuary: offsetJanuary!,
    offsetJuly: offsetJuly!,
    intlOffsets: zone ? offsetsIn(zone, moments) : null,
  };
};

/** Minutes behind UTC in a zone, worked out from what `Intl` writes on the wall clock there. */
export function offsetsIn(zone: string, moments: readonly [Date, Date, Date]): [number, number, number] | null {
  try {
    const wall = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    const offset = (moment: Date): number => {
      const part: Record<string, number> = {};
      for (const { type, value } of wall.formatToParts(moment)) part[type] = Number(value);
      const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
      return Math.round(moment.getTime() / 60_000 - 0.5) - Date.UTC(year, month - 1, day, hour, minute) / 60_000;
    };
    return [offset(moments[0]), offset(moments[1]), offset(moments[2])];
  } catch {
    return null;
  }
}
