import type { z } from 'zod';

/** Which message a reading may travel in: the first evidence of a page view, read before or after the nonce came, or what grows afterwards. */
export type Phase = 'first' | 'seeded' | 'late';

/** One source's reading: its schema and when it may travel. */
export interface Reading<S extends z.ZodType = z.ZodType, P extends Phase = Phase> {
  schema: S;
  phase: P;
}

/** Declare what one source may report in the first evidence. */
export function reading<S extends z.ZodType>(schema: S): Reading<S, 'first'> {
  return { schema, phase: 'first' };
}

/** Declare what may be reported in the first evidence and follows from the nonce. */
export function seededReading<S extends z.ZodType>(schema: S): Reading<S, 'seeded'> {
  return { schema, phase: 'seeded' };
}

/** Declare what one source may report later in the page view. */
export function lateReading<S extends z.ZodType>(schema: S): Reading<S, 'late'> {
  return { schema, phase: 'late' };
}
