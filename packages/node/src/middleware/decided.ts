import type { Decision } from '../index.ts';

/** The decision about a request, with what the middleware knows of it. */
export interface Decided extends Decision {
  /** what a visitor who is refused can tell the site's people: the session's id, or a random one */
  reference: string;
  /** the visitor's address, as far as trusted proxies say it */
  address: string | null;
  /** the request was answered with a refusal */
  refused: boolean;
  /** how long the decision took, milliseconds */
  ms: number;
}

/** What a hook is told of the request that was decided about. */
export interface DecidedRequest {
  method: string;
  /** without its query */
  path: string;
}
