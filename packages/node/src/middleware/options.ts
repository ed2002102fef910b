import type { ToldConnection } from '../index.ts';
import type { Options } from '../options.ts';
import type { TrustProxy } from './client-address.ts';
import type { Decided, DecidedRequest } from './decided.ts';
import type { Incoming } from './incoming.ts';
import type { PageScript } from './page.ts';

/**
 * Options of the middleware: those of `createClient`, and what the middleware does with a decision. `Native` is the framework's
 * own request.
 */
export interface MiddlewareOptions<Native = unknown> extends Omit<Options, 'onUnavailable' | 'onMissing'> {
  /**
   * The strongest step that may be taken: `monitor` refuses nobody, `challenge` sends whom is not trusted to the check at most,
   * `block` refuses.
   * @defaultValue 'monitor'
   */
  enforce?: 'monitor' | 'challenge' | 'block' | undefined;
  /**
   * What to do when the service cannot be reached, is overloaded, out of quota, or refuses the key: an action, or `site` for
   * what the site's failover setting says. Nothing is thrown.
   * @defaultValue 'site'
   */
  onUnavailable?: Exclude<Options['onUnavailable'], 'throw'>;
  /**
   * What to do where there is no token: an action, or `assess` to judge the request by itself, which counts as a verdict.
   * Without this option whoever only reads (GET, HEAD, OPTIONS) is let in, because the script first runs in the page that is
   * answered; all others are challenged.
   */
  onMissing?: Options['onMissing'] | 'assess';
  /**
   * Which proxies before this server are believed about the visitor's address: `false`, how many there are, a list of their
   * networks, or the platform's name (`cloudflare`, `fly`, `vercel`, `nginx`).
   * @defaultValue false
   */
  trustProxy?: TrustProxy | undefined;
  /** JA4 of the visitor's connection, where this server sees it: held against the one that the token was made over. */
  ja4?: ((request: Native) => string | null | undefined) | undefined;
  /**
   * All that is known of the visitor's connection, as `tellConnection` of `@veridict/tls` tells it; for `onMissing: 'assess'`.
   * @example (request) => { const seen = capture.of(request); return seen && tellConnection(seen, request); }
   */
  connection?: ((request: Native) => ToldConnection | null | undefined) | undefined;
  /** What the visitor is about to do: the token must have been made for it (`data-action`). */
  action?: string | undefined;
  /**
   * Ask the server, whatever the signed verdict beside the token says: always, or where the function says so.
   * @defaultValue false
   */
  live?: boolean | ((request: Incoming) => boolean) | undefined;
  /** Requests that are nobody's business, such as those of images; they get no decision. */
  skip?: ((request: Incoming) => boolean) | undefined;
  /** The browser script, so that a visitor who is challenged can pass the check on the page of refusal. */
  script?: PageScript | undefined;
  /** Mail address or page where people who are refused may ask. */
  contact?: string | undefined;
  /** Told of every decision, how long it took, and what came of it. What it throws is dropped. */
  onDecision?: ((decided: Decided, request: DecidedRequest) => void) | undefined;
}
