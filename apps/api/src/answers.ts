import { ERRORS, type ErrorCode, errorAnswer, problemAnswer } from '@veridict/contract';
import type { z } from 'zod';

/** Codes that any endpoint may answer with. */
const ANYWHERE = ['overloaded', 'internal'] as const satisfies readonly ErrorCode[];

/**
 * The answers of a route for its schema: the good one, and each status with the codes that it may carry, so that
 * `/openapi.json` lists them all.
 */
export const answers = <T extends z.ZodType>(good: T, ...codes: ErrorCode[]) =>
  answersIn({ 'application/json': errorAnswer, 'application/problem+json': problemAnswer }, good, ...codes);

/** The same for a surface whose refusals have a form of their own. */
export function answersIn<T extends z.ZodType>(
  refusal: Readonly<Record<string, z.ZodType>>,
  good: T,
  ...codes: ErrorCode[]
) {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of [...codes, ...ANYWHERE]) {
    const [status] = ERRORS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const content = Object.fromEntries(Object.entries(refusal).map(([type, schema]) => [type, { schema }]));
  const refusals = [...byStatus].map(([status, listed]) => [
    status,
    {
      description: listed.map((code) => `\`${code}\`: ${ERRORS[code][1]}`).join(' '),
      content,
    },
  ]);
  return { 200: good, ...(Object.fromEntries(refusals) as Record<never, never>) };
}

/** Codes of every endpoint that takes a secret, read or administration key. */
export const KEY_CODES = [
  'key_missing',
  'key_invalid',
  'key_expired',
  'key_scope',
  'rate_limited',
  'state_unavailable',
] as const satisfies readonly ErrorCode[];

/** How a key may be given, as OpenAPI says it. */
export const KEY_SECURITY = [{ apiKey: [] }, { bearer: [] }, { chatsight: [] }];
