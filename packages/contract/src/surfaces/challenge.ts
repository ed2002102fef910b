import { z } from 'zod';
import { action, band } from '../verdict.ts';

/** `POST /api/v1/challenge`, sent as text/plain: what the page of this token is to do. `work`: it can compute a proof of work. */
export const challengeRequest = z.strictObject({ token: z.string().max(1024), work: z.boolean() });
export const challengeAnswer = z.strictObject({
  /** `work`: solve `challenge`; `wait`: come back after `wait_s`; `none`: nothing is asked; `blocked`: nothing helps */
  kind: z.enum(['work', 'wait', 'none', 'blocked']),
  id: z.string().optional(),
  /** what the proof-of-work widget takes */
  challenge: z.unknown().optional(),
  wait_s: z.int().optional(),
  /** the session, for the visitor to name when asking the site's people */
  reference: z.string(),
  /** where the site's people can be asked: an address of a page or of mail */
  contact: z.string().nullable(),
});

/** `POST /api/v1/challenge/solution`, sent as text/plain. `payload` is the widget's; a wait has none. */
export const solutionRequest = z.strictObject({
  token: z.string().max(1024),
  id: z.string().max(40),
  payload: z.string().max(8192).optional(),
});
export const solutionAnswer = z.strictObject({
  action,
  band: band.optional(),
  score: z.int().min(0).max(100).optional(),
  pass: z.string(),
});
