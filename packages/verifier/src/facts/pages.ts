import type { Visits } from '../context.ts';

/** Pages from which on a habit shows. */
const ENOUGH = 6;
const LEAST_MS = 5_000;

/** Enough pages over enough time that what is missing may be told. */
export const isHabit = ({ pages, spanMs }: Visits): boolean => pages >= ENOUGH && spanMs >= LEAST_MS;
