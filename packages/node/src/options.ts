import { ACTIONS } from './answers.ts';
import type { VeridictError } from './errors.ts';
import type { Action } from './types.ts';

/**
 * What is done when no verdict can be had: throw, or answer this action; `site`: what the site's failover setting says; a
 * function decides case by case.
 */
export type OnUnavailable = 'throw' | 'site' | Action | ((error: VeridictError) => Action | Promise<Action>);

/** Options of `createClient`. */
export interface Options {
  /**
   * A secret key, `sk_live_…` or `sk_test_…`, or a read key, `aik_v1_…`, which may ask for statistics alone. Keep it on the
   * server. May be `undefined` as far as the type goes, so that
   * `process.env.…` can stand here; without a key there is a `TypeError`.
   */
  secretKey: string | undefined;
  /** Where Veridict answers, such as `https://veridict.example.com`. */
  baseUrl: string | undefined;
  /**
   * Milliseconds for one call with all its retries; for statistics 10000 at least.
   * @defaultValue 1000
   */
  timeoutMs?: number | undefined;
  /**
   * Id of the site, `site_…`, or of several: whose signed verdicts are believed offline. Without it every decision is asked
   * for, and a key of the whole account takes the tokens of all its sites.
   */
  siteId?: string | readonly string[] | undefined;
  /**
   * The server's `VERIDICT_ISSUER`: who must have signed a verdict.
   * @defaultValue 'veridict'
   */
  issuer?: string | undefined;
  /**
   * Seconds that this machine's clock may be behind the server's. Nothing is believed longer by it.
   * @defaultValue 30
   */
  clockSkewS?: number | undefined;
  /**
   * The clock, milliseconds since 1970.
   * @defaultValue Date.now
   */
  now?: (() => number) | undefined;
  /**
   * What is answered when the service cannot be reached, is overloaded or out of quota. `'site'` is the site's failover
   * setting as the last live verdict told it, and `'allow'` before there was one.
   * @defaultValue 'site' for `decide`, 'throw' for `verdict`
   */
  onUnavailable?: OnUnavailable | undefined;
  /**
   * What `decide` answers where there is no token: the script did not run, or not yet.
   * @defaultValue 'challenge'
   */
  onMissing?: Action | undefined;
  /**
   * What `decide` answers to a token that is not good here: not known, too old, of another site, made for another action, or
   * presented by another browser than made it.
   * @defaultValue 'challenge'
   */
  onRefused?: Action | undefined;
  /**
   * Further attempts after a broken connection, 429, 502, 503 or 504, inside `timeoutMs`.
   * @defaultValue 2
   */
  retries?: 0 | 1 | 2 | undefined;
  /**
   * The `fetch` to use.
   * @defaultValue globalThis.fetch
   */
  fetch?: typeof globalThis.fetch | undefined;
}

/** The options, checked and complete. */
export interface Settings {
  secretKey: string;
  baseUrl: string;
  timeoutMs: number;
  /** null: as each method does by default */
  onUnavailable: OnUnavailable | null;
  siteIds: readonly string[];
  issuer: string;
  clockSkewS: number;
  now: () => number;
  onMissing: Action;
  onRefused: Action;
  /** of the key */
  mode: 'live' | 'test';
  retries: number;
  fetch: typeof globalThis.fetch;
}

/** Check the caller's options. A mistake is a `TypeError` that names the option and the fix, and never repeats a key. */
export function parseOptions(options: Options): Settings {
  if (typeof options !== 'object' || options === null) throw new TypeError('createClient takes an options object');
  const { timeoutMs = 1000, onUnavailable = null, retries = 2, fetch = globalThis.fetch } = options;
  const { onMissing = 'challenge', onRefused = 'challenge', clockSkewS = 30, now = Date.now } = options;
  if (!(typeof timeoutMs === 'number' && timeoutMs > 0 && timeoutMs <= 600_000))
    throw new TypeError('timeoutMs must be a number of milliseconds above 0, 600000 at most');
  const isKnown =
    typeof onUnavailable === 'function' || ['throw', 'site', ...ACTIONS].includes(onUnavailable ?? 'site');
  if (!isKnown)
    throw new TypeError("onUnavailable must be 'throw', 'site', 'allow', 'challenge', 'block' or a function");
  if (!(typeof clockSkewS === 'number' && clockSkewS >= 0 && clockSkewS <= 300))
    throw new TypeError('clockSkewS must be a number of seconds from 0 to 300');
  if (typeof now !== 'function') throw new TypeError('now must be a function that gives milliseconds');
  for (const [name, value] of Object.entries({ onMissing, onRefused }))
    if (!ACTIONS.includes(value)) throw new TypeError(`${name} must be 'allow', 'challenge' or 'block'`);
  if (![0, 1, 2].includes(retries)) throw new TypeError('retries must be 0, 1 or 2');
  if (typeof fetch !== 'function') throw new TypeError('there is no global fetch here: pass one as the option fetch');
  const secretKey = parseSecretKey(options.secretKey);
  return {
    secretKey,
    baseUrl: parseBaseUrl(options.baseUrl),
    timeoutMs,
    onUnavailable,
    siteIds: parseSiteIds(options.siteId),
    issuer: parseIssuer(options.issuer),
    clockSkewS,
    now,
    onMissing,
    onRefused,
    mode: secretKey.startsWith('sk_test_') ? 'test' : 'live',
    retries,
    fetch,
  };
}

function parseSecretKey(key: unknown): string {
  if (typeof key !== 'string' || key === '')
    throw new TypeError('secretKey is missing: pass a key that begins with sk_live_ or sk_test_');
  const kind = /^(pk|sk|ak|aik)_/.exec(key)?.[1];
  if (kind === 'pk')
    throw new TypeError('secretKey is a public key (pk_): that one belongs in the page; pass an sk_ key');
  if (kind === 'ak')
    throw new TypeError('secretKey is an administration key (ak_): it cannot ask for verdicts; pass an sk_ key');
  // Anything but these characters could not travel in a header, and fetch would print the key in its complaint.
  if (!/^(sk_(live|test)|aik_v1)_[A-Za-z0-9_-]+$/.test(key))
    throw new TypeError('secretKey is not a secret key: it begins with sk_live_ or sk_test_ and has no spaces');
  return key;
}

function parseSiteIds(siteId: unknown): string[] {
  const ids: unknown[] = siteId === undefined ? [] : Array.isArray(siteId) ? siteId : [siteId];
  for (const id of ids)
    if (typeof id !== 'string' || !/^site_[A-Za-z0-9_-]{1,64}$/.test(id))
      throw new TypeError('siteId is not the id of a site: it begins with site_, as `veridict sites list` shows it');
  return ids as string[];
}

function parseIssuer(issuer: unknown = 'veridict'): string {
  if (typeof issuer !== 'string' || issuer === '')
    throw new TypeError("issuer must be the server's VERIDICT_ISSUER: leave it out where that is not set");
  return issuer;
}

function parseBaseUrl(baseUrl: unknown): string {
  const fix = 'pass the address Veridict answers at, such as https://veridict.example.com';
  if (typeof baseUrl !== 'string' || baseUrl === '') throw new TypeError(`baseUrl is missing: ${fix}`);
  if (!URL.canParse(baseUrl)) throw new TypeError(`baseUrl is not a URL: ${fix}`);
  const url = new URL(baseUrl);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new TypeError(`baseUrl must begin with https:// or http://: ${fix}`);
  if (url.username || url.password || url.search || url.hash)
    throw new TypeError(`baseUrl must carry no credentials, query or fragment: ${fix}`);
  return url.origin + url.pathname.replace(/\/+$/, '');
}
