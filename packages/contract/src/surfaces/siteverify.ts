import { z } from 'zod';
import { action, band } from '../verdict.ts';

/**
 * Body of `POST /api/v1/siteverify`, as a form (either encoding) or JSON: what Turnstile, hCaptcha and reCAPTCHA take. The
 * secret key may also come in a header.
 */
export const siteverifyRequest = z.object({
  secret: z.string().max(120).optional(),
  /** the `botd_token` of the form */
  response: z.string().max(2048).optional(),
  /** address of the visitor as the backend sees it */
  remoteip: z.union([z.ipv4(), z.ipv6()]).optional(),
  /** the same key is given the same answer, so that a request may be repeated */
  idempotency_key: z.string().min(1).max(128).optional(),
  /** the public key that the token must be of */
  sitekey: z.string().max(120).optional(),
});

export const SITEVERIFY_ERRORS = [
  'missing-input-secret',
  'invalid-input-secret',
  'missing-input-response',
  'invalid-input-response',
  'sitekey-secret-mismatch',
  'timeout-or-duplicate',
  'bad-request',
  'internal-error',
  // ours
  'verdict-challenge',
  'verdict-block',
  'quota-exceeded',
  'rate-limited',
] as const;
/** Why a token was not redeemed, or redeemed without success. */
export type SiteverifyError = (typeof SITEVERIFY_ERRORS)[number];

/** Answer to `POST /api/v1/siteverify`. `success` only for a token redeemed once whose verdict is to allow. */
export const siteverifyAnswer = z.object({
  success: z.boolean(),
  'error-codes': z.array(z.enum(SITEVERIFY_ERRORS)),
  /** when the token was made; this and what follows only for a token that was found */
  challenge_ts: z.iso.datetime().optional(),
  hostname: z.string().optional(),
  /** `data-action` of the page, or empty */
  action: z.string().optional(),
  cdata: z.string().optional(),
  /** 0 (bot) to 1 (person), the way reCAPTCHA counts */
  score: z.number().min(0).max(1).optional(),
  /** the verdict as `GET /api/v1/verdict` tells it, in short */
  verdict: z.object({ score: z.int(), band, action, hard_rule_hit: z.string(), session_id: z.string() }).optional(),
  request_id: z.string().optional(),
});
export type SiteverifyAnswer = z.infer<typeof siteverifyAnswer>;
