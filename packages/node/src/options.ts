import { ACTIONS } from './answers.ts';
import type { VeridictError } from './errors.ts';
import type { Action } from './types.ts';

/** What `verdict` does when no verdict can be had: throw, or answer this action; a function decides case by case. */
export type OnUnavailable = 'throw' | Action | ((error: VeridictError) => Action | Promise<Action>);

/** Options of `createClient`. */
export interface Options {
  /**
   * A secret key, `sk_live_…` or `sk_test_…`. Keep it on the server. May be `undefined` as far as the type goes, so that
   * `process.env.…` can stand here; without a key there is a `TypeError`.
   */
  secretKey: string | undefined;
  /** Where Veridict answers, such as `https://veridict.example.com`. */
  baseUrl: string | undefined;
  /**
   * Milliseconds for one call with all its retries.
   * @defaultValue 1000
   */
  timeoutMs?: number | undefined;
  /**
   * What `verdict` answers when the service cannot be reached, is overloaded or out of quota.
   * @defaultValue 'throw'
   */
  onUnavailable?: OnUnavailable | undefined;
  /**
   * What `decide` answers where there is no token: the script did not run, or not yet.
   * @defaultValue 'challenge'
   */
  onMissing?: Action | undefined;
  /**
   * What `decide` answers to a token that is not good here: not known, too old, of another site, or made for another action.
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
  onUnavailable: OnUnavailable;
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
  const { timeoutMs = 1000, onUnavailable = 'throw', retries = 2, fetch = globalThis.fetch } = options;
  const { onMissing = 'challenge', onRefused = 'challenge' } = options;
  if (!(typeof timeoutMs === 'number' && timeoutMs > 0 && timeoutMs <= 600_000))
    throw new TypeError('timeoutMs must be a number of milliseconds above 0, 600000 at most');
  if (!(typeof onUnavailable === 'function' || ['throw', 'allow', 'challenge', 'block'].includes(onUnavailable)))
    throw new TypeError("onUnavailable must be 'throw', 'allow', 'challenge', 'block' or a function");
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
  if (kind === 'aik')
    throw new TypeError('secretKey is a read key (aik_): it cannot ask for verdicts; pass an sk_ key');
  // Anything but these characters could not travel in a header, and fetch would print the key in its complaint.
  if (!/^sk_(live|test)_[A-Za-z0-9_-]+$/.test(key))
    throw new TypeError('secretKey is not a secret key: it begins with sk_live_ or sk_test_ and has no spaces');
  return key;
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
