import { z } from 'zod';
import { ERRORS, type ErrorCode } from '../errors.ts';

const codes = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/** Error body of our own endpoints. */
export const errorAnswer = z.strictObject({
  error: z.strictObject({
    code: z.enum(codes),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
    request_id: z.string(),
  }),
});

/** The same as `application/problem+json` (RFC 9457), when asked for. */
export const problemAnswer = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(codes),
  detail: z.string().optional(),
  request_id: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});
