import type { PublicVerdict } from '@veridict/contract';
import { parseJson } from '@veridict/verifier';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { orRefuse, refusal } from '../../errors.ts';
import type { Outcome } from '../../judge.ts';
import type { Signing } from '../../signing/signing.ts';
import { isSiteOrigin } from '../../site-origin.ts';
import type { PageViewRow, SiteRow } from '../../state/port.ts';

/** The body as it came. A request without one never reached the parser. */
export function bodyOf(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

/** The body as strict JSON of a given form. */
export function jsonBody<T>(request: FastifyRequest, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(orRefuse(parseJson(bodyOf(request))));
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message }));
  throw refusal('invalid_request', `${fields[0]?.field || 'the request'}: ${fields[0]?.message ?? ''}`, { fields });
}

/** The page's origin as the browser says it; empty where it says none, which is no site's origin. */
export const originOf = (request: FastifyRequest): string => request.headers.origin ?? '';

/** Let the page read the answer, when its origin is one of the site's; say whether it is. */
export function admitOrigin(reply: FastifyReply, site: SiteRow, origin: string): boolean {
  if (!isSiteOrigin(site.origins, origin)) return false;
  reply.header('access-control-allow-origin', origin);
  return true;
}

/** What the site lets its pages know of a verdict, and the same signed. */
export async function signedVerdict(own: PageViewRow, outcome: Outcome, site: SiteRow, signing: Signing) {
  return { ...publicVerdict(outcome, site), pass: await signing.pass(own, outcome) };
}

function publicVerdict({ action, band, score }: Outcome, site: SiteRow): PublicVerdict {
  if (site.public_verdict === 'action') return { action };
  return site.public_verdict === 'band' ? { action, band } : { action, band, score };
}
