import type { ErrorCode } from '@veridict/contract';
import type { z } from 'zod';
import { answers, KEY_CODES, KEY_SECURITY } from '../../answers.ts';

/** What a route declares besides its own schemas. */
export const described = (summary: string) => ({ summary, tags: ['administration'], security: KEY_SECURITY });

/** The answers of an administration route: the good one under its status, and every refusal. */
export function outcomes<S extends 200 | 201 | 204, T extends z.ZodType>(status: S, good: T, ...codes: ErrorCode[]) {
  const { 200: ok, ...refusals } = answers(good, ...KEY_CODES, 'invalid_request', ...codes);
  return { [status]: ok, ...refusals } as Record<S, T>;
}

/** Milliseconds as the wire writes a moment. */
export const moment = (millis: number): string => new Date(millis).toISOString();
