import { type ErrorCode, MODERATION_API, moderationRefusal } from '@veridict/contract';
import type { z } from 'zod';
import { answersIn, KEY_CODES } from '../../answers.ts';
import type { Envelope } from '../../errors.ts';

/** This surface's answer to what it refuses. */
export const refuse: Envelope = ({ message }) => ({ body: { api: MODERATION_API, success: false, response: message } });

/** What was done, in this surface's envelope. */
export const done = <T>(response: T) => ({ api: MODERATION_API, success: true as const, response }) as const;

/** The answers of a route: the good one, and what each other status means. */
export const answersOf = <T extends z.ZodType>(good: T, ...more: ErrorCode[]) =>
  answersIn({ 'application/json': moderationRefusal }, good, ...KEY_CODES, 'invalid_request', ...more);
