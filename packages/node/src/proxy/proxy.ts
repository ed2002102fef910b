import { type Incoming, parseTrustProxy, type TrustProxy } from '../middleware/index.ts';
import { createForwarded, FORWARDED_HEADER } from './forwarded.ts';

/** Options of the handlers that serve the browser script and take its requests on the site's own host. */
export interface ProxyOptions<Native = unknown> {
  /** Path under which the script and its requests are served, such as `/a9`; any that the site does not use. */
  path: string;
  /** A secret key, `sk_live_…` or `sk_test_…`: with it this server vouches for the visitor's address. */
  secretKey: string | undefined;
  /** Where Veridict answers, such as `https://veridict.example.com`. */
  baseUrl: string | undefined;
  /**
   * Which proxies before this server are believed about the visitor's address, as in the middleware.
   * @defaultValue false
   */
  trustProxy?: TrustProxy | undefined;
  /** JA4 of the visitor's connection, where this server sees it: `(request) => capture.of(request)?.ja4`. */
  ja4?: ((request: Native) => string | null | undefined) | undefined;
  /**
   * Milliseconds until a request is given up.
   * @defaultValue 10000
   */
  timeoutMs?: number | undefined;
  /** @defaultValue globalThis.fetch */
  fetch?: typeof globalThis.fetch | undefined;
}

/** What the proxy answers. */
export interface ProxyAnswer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
}

/** Answers a request under the proxy's path; null where it lies elsewhere. `read` gives the body when it is needed. */
export type Proxy<Native> = (
  incoming: Incoming,
  native: Native,
  read: () => Promise<Uint8Array<ArrayBuffer>>,
) => Promise<ProxyAnswer | null>;

/** Whatever is more than the largest request of the script is none. */
export const MAX_BODY_BYTES = 65_536;
const READS = /^\/(?:collector\.js|collector\/[\w.-]+\.js|pixel\.gif)$/;
const WRITES = /^\/api\/v1\/(?:nonce|collect|late|challenge|challenge\/solution)$/;
/** Headers that are handed on; all others are told of, signed. */
const HANDED_ON = ['accept', 'accept-encoding', 'content-type', 'if-none-match', 'origin', 'referer', 'user-agent'];
const HANDED_BACK = [
  'content-type',
  'cache-control',
  'vary',
  'retry-after',
  'x-request-id',
  'x-content-type-options',
  'cross-origin-resource-policy',
  'cross-origin-embedder-policy',
];

/** Make the proxy. Throws a `TypeError` when an option is wrong; after that nothing. */
export function createProxy<Native>(options: ProxyOptions<Native>, { isPacked = true } = {}): Proxy<Native> {
  const { secretKey, baseUrl, timeoutMs = 10_000, trustProxy = false, ja4, fetch = globalThis.fetch } = options;
  if (typeof secretKey !== 'string' || !/^sk_(live|test)_[A-Za-z0-9_-]+$/.test(secretKey))
    throw new TypeError('secretKey is missing or none: pass a key that begins with sk_live_ or sk_test_');
  if (typeof baseUrl !== 'string' || !/^https?:/.test(baseUrl) || !URL.canParse(baseUrl))
    throw new TypeError('baseUrl is missing or no URL: pass the address Veridict answers at');
  if (!/^\/[^?#]*[^/?#]$/.test(options.path)) throw new TypeError('path must begin with a slash, such as /a9');
  const base = baseUrl.replace(/\/+$/, '');
  const addressOf = parseTrustProxy(trustProxy);
  const sign = createForwarded(secretKey);

  return async (incoming, native, read) => {
    const path = pathBelow(options.path, incoming.url);
    if (path === null) return null;
    const method = incoming.method === 'HEAD' ? 'GET' : incoming.method;
    const [name = ''] = path.split('?');
    if (!(method === 'GET' ? READS : method === 'POST' ? WRITES : /^$/).test(name)) return problem(404, 'not_found');
    // said before it is read: a body that is read no further takes its connection along, and nobody would hear of it
    if (Number(incoming.headers.get('content-length')) > MAX_BODY_BYTES) return problem(413, 'payload_too_large');
    try {
      const body = method === 'POST' ? await read() : new Uint8Array();
      if (body.length > MAX_BODY_BYTES) return problem(413, 'payload_too_large');
      const headers = new Headers();
      for (const one of HANDED_ON) {
        const value = incoming.headers.get(one);
        if (value !== null) headers.set(one, value);
      }
      const address = addressOf(incoming);
      if (address !== null) {
        const secure = incoming.secure || (trustProxy !== false && isForwardedSecure(incoming));
        const told = { method, path, body, address, ja4: ja4?.(native) ?? null, secure, nowS: nowS() };
        headers.set(FORWARDED_HEADER, await sign(incoming, told));
      }
      const response = await fetch(base + path, {
        method,
        headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        ...(method === 'POST' && { body }),
      });
      return await answerOf(response, isPacked && /\bgzip\b/i.test(incoming.headers.get('accept-encoding') ?? ''));
    } catch {
      // no answer, none in time, or a body that could not be read: the script tries once more, and the page goes on
      return problem(502, 'network');
    }
  };
}

const nowS = (): number => Math.floor(Date.now() / 1000);

function pathBelow(prefix: string, url: string): string | null {
  const path = url.replace(/^https?:\/\/[^/?#]*/, '');
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : null;
}

function isForwardedSecure({ headers }: Incoming): boolean {
  return headers.get('x-forwarded-proto')?.split(',').at(-1)?.trim().toLowerCase() === 'https';
}

async function answerOf(response: Response, isPacked: boolean): Promise<ProxyAnswer> {
  const headers: Record<string, string> = {};
  for (const name of HANDED_BACK) {
    const value = response.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  // `fetch` has taken the encoding off, so the bytes differ from those that were named.
  const etag = response.headers.get('etag');
  if (etag !== null) headers.etag = etag.startsWith('W/') ? etag : `W/${etag}`;
  const body = new Uint8Array(await response.arrayBuffer());
  const isScript = /javascript/.test(headers['content-type'] ?? '');
  if (!isScript || !isPacked) return { status: response.status, headers, body };
  const packed = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  return { status: response.status, headers: { ...headers, 'content-encoding': 'gzip' }, body: bytes };
}

function problem(status: number, code: string): ProxyAnswer {
  const said = { error: { code, message: 'The request could not be handed on.' } };
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: new TextEncoder().encode(JSON.stringify(said)),
  };
}
