import { isVerdictBody } from '../answers.ts';
import type { Settings } from '../options.ts';
import { ask } from '../request.ts';
import type { Verdict } from '../types.ts';
import type { Asking } from './statistics.ts';

/** As much of a request as the server takes; the request is the visitor's, and none of it may make the question invalid. */
const MOST = { headers: 100, name: 256, value: 16_384, url: 8192 };
/** Whose values are secrets of your visitors and nobody else's business. That they are there stays visible. */
const SECRET = /^(?:cookie|authorization|proxy-authorization)$/i;

/** A connection in the words of `POST /api/v1/assess`: what `tellConnection(capture.of(request), request)` gives. */
export interface ToldConnection {
  ja4: string;
  ja4_stable?: string | undefined;
  /** null on HTTP/1.1 */
  http2?:
    | {
        settings: Array<[id: number, value: number]>;
        window_update: number;
        priority_frames: number;
        headers_priority: { exclusive: boolean; dependency: number; weight: number } | null;
        pseudo_order: string;
        is_first: boolean;
      }
    | null
    | undefined;
  hello?: { grease: boolean; extensions: number[]; groups: number[]; signature_algorithms: number[] } | undefined;
}

/** A request that carries no token, as your server received it. */
export interface AssessedRequest extends Asking {
  method: string;
  /** with its scheme and host, so that it is known whether it came over https; the server keeps no query */
  url: string;
  /**
   * Names and values in the order and case received, as pairs or in one row: Node has them in `request.rawHeaders`. A `Headers`
   * object has lost both, and what is missing would look like a bot's doing.
   */
  headers: readonly string[] | ReadonlyArray<readonly [name: string, value: string]>;
  /** the client's address (not your proxy's) */
  ip: string;
  /** `1.0`, `1.1`, `2` or `3`: `request.httpVersion` in Node */
  httpVersion?: string | undefined;
  /** JA4 of its TLS connection, where you have it */
  ja4?: string | undefined;
  /** all that is known of that connection, as `tellConnection` of `@veridict/tls` tells it; stands over `ja4` */
  connection?: ToldConnection | undefined;
  /** the site whose settings decide, under a key of the whole account */
  siteId?: string | undefined;
}

/** A verdict without a token. */
export type Assessment = Omit<Verdict, 'token'>;

/** Ask for the verdict on a request. */
export const askAssessment = (
  settings: Settings,
  { method, url, headers, ip, httpVersion, ja4, connection, siteId, signal }: AssessedRequest,
): Promise<Assessment> =>
  ask(settings, {
    path: '/api/v1/assess',
    body: {
      method,
      url: url.slice(0, MOST.url),
      http_version: httpVersion,
      headers: pairsOf(headers).slice(0, MOST.headers).map(shown),
      ip,
      ja4,
      connection,
      site_id: siteId,
    },
    read: (body) => (isVerdictBody(body) ? body : null),
    isRepeatable: false,
    signal,
  });

type Pair = readonly [name: string, value: string];

function pairsOf(headers: unknown): Pair[] {
  if (!Array.isArray(headers))
    throw new TypeError('headers must be a list in the order received: in Node, pass request.rawHeaders');
  if (typeof headers[0] !== 'string') return headers;
  return Array.from({ length: headers.length / 2 }, (_, n) => [headers[2 * n], headers[2 * n + 1]]);
}

const shown = ([name, value]: Pair): Pair => [
  name.slice(0, MOST.name),
  SECRET.test(name) ? '-' : value.slice(0, MOST.value),
];
