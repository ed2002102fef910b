import type { ErrorCode, Problem } from '@veridict/contract';

/** A value, or the problem that stood in its way. Bad input is never thrown. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** It went well. */
export const good = <T>(value: T): Outcome<T> => ({ ok: true, value });

/** It did not: a code of the closed list, and what exactly where that helps the caller. */
export const bad = (code: ErrorCode, message?: string): { ok: false; problem: Problem } => ({
  ok: false,
  problem: message === undefined ? { code } : { code, message },
});

/** Where a schema found the first thing wrong, in words for the caller. */
export const placeOf = (issues: ReadonlyArray<{ path: PropertyKey[] }>): string =>
  `See ${issues[0]?.path.map(String).join('.') || 'the top level'}.`;
