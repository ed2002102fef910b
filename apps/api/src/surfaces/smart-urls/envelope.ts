import { type ErrorCode, linkRefusal } from '@veridict/contract';
import type { z } from 'zod';
import { answersIn, KEY_CODES } from '../../answers.ts';
import type { Envelope } from '../../errors.ts';

/** A moment as this surface writes it: UTC, without a zone. */
export const timeText = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** This surface's answer to what it refuses: 401 for everything about keys, as published. */
export const refuseAt =
  (now: () => number): Envelope =>
  ({ status, message }) => ({
    status: status === 403 ? 401 : status,
    body: { status: 'failed', message, timeResponse: timeText(now()) },
  });

/** The answers of a route: the good one, and what each other status means. */
export const answersOf = <T extends z.ZodType>(good: T, ...more: ErrorCode[]) =>
  answersIn({ 'application/json': linkRefusal }, good, ...KEY_CODES, 'invalid_request', ...more);
