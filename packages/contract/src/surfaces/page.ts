import { z } from 'zod';
import { action, band } from '../verdict.ts';

/** `POST /api/v1/nonce`, sent as text/plain so that no preflight is needed. */
export const nonceRequest = z.strictObject({
  key: z.string().min(8).max(80),
  /** an earlier token of the same site and origin: its session goes on */
  prev: z.string().max(1024).optional(),
  /** `data-region` of the tag */
  region: z.string().max(64).optional(),
});
export const nonceAnswer = z.strictObject({ nonce: z.string().max(120), sid: z.string(), now: z.int(), ttl: z.int() });

const publicVerdict = { action, band: band.optional(), score: z.int().min(0).max(100).optional() };
/** with the signed verdict, which the script keeps in a cookie beside the token */
const signedVerdict = { ...publicVerdict, pass: z.string() };

/** The body of `POST /api/v1/collect` is the JWS, one newline and the evidence; this is its answer. */
export const collectAnswer = z.strictObject({
  ...signedVerdict,
  ticket: z.string(),
  session_id: z.string(),
  expires_at: z.int(),
});

/** `POST /api/v1/late`: `evidence` is cumulative, the highest `seq` wins. */
export const lateRequest = z.strictObject({
  ticket: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  seq: z.int().min(1).max(10_000),
  evidence: z.unknown(),
});
export const lateAnswer = z.strictObject({ ...signedVerdict, applied: z.boolean() });
