import { z } from 'zod';

/** A day, or a moment; one without a zone is UTC. */
const dayOrMoment = z.union([z.iso.date(), z.iso.datetime({ offset: true, local: true })], {
  error: 'is neither a day (2026-11-21) nor a moment (2026-11-21T12:00:00Z)',
});
const dayMs = 86_400_000;
const isDay = (text: string): boolean => !text.includes('T');
const momentOf = (text: string): number =>
  Date.parse(isDay(text) || /(?:Z|[+-]\d\d:\d\d)$/i.test(text) ? text : `${text}Z`);
/** From when on. */
export const startDate = dayOrMoment.transform(momentOf).optional();
/** Until when; a day counts to its end. */
export const endDate = dayOrMoment.transform((text) => momentOf(text) + (isDay(text) ? dayMs - 1 : 0)).optional();

/** Asked-for page of a list; more than may be had is less, never an error. Empty is as not given. */
export const pageSize = z
  .string()
  .regex(/^(?:-?\d+)?$/, 'is not a whole number')
  .transform((text) => (text === '' ? undefined : Number(text)))
  .optional()
  .meta({ type: 'integer', pattern: undefined });
/** `pagination.nextCursor` of the page before. Empty is as not given. */
export const cursor = z
  .string()
  .max(512)
  .transform((text) => (text === '' ? undefined : text))
  .optional();
