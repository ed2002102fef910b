import type { ProxyAnswer } from '../proxy/index.ts';
import type { Answer } from './page.ts';

/** An answer as a WHATWG response. */
export function respond({ status, headers, body }: Answer | ProxyAnswer): Response {
  // these statuses have no body, and say so by throwing
  return new Response(status === 204 || status === 304 ? null : body, { status, headers });
}
