const minuteMs = 60_000;
const hourMs = 3_600_000;

/** The stamp of the record that a moment belongs to: a record ends, and is committed, at second 55. */
export const recordOf = (at: number): number => Math.floor((at + 5_000) / minuteMs) * minuteMs + 55_000;

/** `2021-05-10 20:27:00`, UTC, as milliseconds. */
export const readMoment = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`);

/** A range widened outward to whole hours. */
export const wholeHours = (from: number, to: number) => ({
  from: Math.floor(from / hourMs) * hourMs,
  to: Math.ceil(to / hourMs) * hourMs,
});
