import type { Consent, Enforce } from '@veridict/contract/wire';

/**
 * Where the worker reading may start its worker from. `auto`: the collector's own address if it is of the page's origin,
 * else a blob, and neither where the page shows a policy (a nonce, a CSP element). `own` and `blob` say that the policy
 * allows just that.
 */
export type WorkerMode = 'auto' | 'own' | 'blob' | 'off';

/** What a caller of {@link start} may say; each is also an attribute of the script tag (`cookieDomain` = `data-cookie-domain`). */
export interface StartOptions {
  /** The site's public key, `pk_live_…` or `pk_test_…`. */
  key: string;
  /** Origin (and path prefix, if any) that answers the collector's requests. The tag's default is the script's own origin. */
  endpoint: string;
  /**
   * The strongest step the page may take by itself.
   * @defaultValue none: the page only reports
   */
  enforce?: Enforce;
  /** Must equal the deployment's region, when given. */
  region?: string;
  /**
   * Share of visits that are assessed, 0 to 1. A visit that is under way stays in.
   * @defaultValue 1
   */
  sample?: number;
  /**
   * Paths that are not assessed: `*` stands for anything within one segment, `**` for anything.
   * @defaultValue []
   */
  exclude?: readonly string[];
  /** @defaultValue 'full' */
  consent?: Consent;
  /** Domain attribute of the cookie, to share it between hosts. */
  cookieDomain?: string;
  /** What the visitor is about to do, carried in the token as `act`. At most 64 characters. */
  action?: string;
  /** @defaultValue 'auto' */
  worker?: WorkerMode;
}

/** Options with every default filled in. */
export interface Options {
  key: string;
  endpoint: string;
  enforce: Enforce | undefined;
  region: string | undefined;
  sample: number;
  exclude: readonly string[];
  consent: Consent;
  cookieDomain: string | undefined;
  action: string | undefined;
  worker: WorkerMode;
}

const ENFORCE: readonly Enforce[] = ['monitor', 'challenge', 'block'];
const CONSENT: readonly Consent[] = ['full', 'essential', 'wait'];
const WORKER: readonly WorkerMode[] = ['auto', 'own', 'blob', 'off'];

/** The part of a script element that options are read from. */
export interface ScriptTag {
  readonly src: string;
  getAttribute(name: string): string | null;
}

/**
 * Options as the tag's attributes say. A tag is written by hand and may never break its page, so a value that makes no
 * sense becomes the most careful one: unknown `data-enforce` only monitors, unknown `data-consent` waits.
 */
export function fromScriptTag(tag: ScriptTag | null): Options {
  const read = (name: string) => tag?.getAttribute(`data-${name}`)?.trim();
  const one = <T extends string>(name: string, known: readonly T[], absent: T, unknown: T): T => {
    const given = read(name) || absent;
    return known.includes(given as T) ? (given as T) : unknown;
  };
  const hasEnforce = read('enforce') !== undefined;
  const sample = Number(read('sample') || 1);
  return {
    key: read('key') ?? '',
    endpoint: trimmed(read('endpoint') || (tag?.src ? new URL(tag.src).origin : '')),
    enforce: hasEnforce ? one('enforce', ENFORCE, 'block', 'monitor') : undefined,
    region: read('region') || undefined,
    sample: sample >= 0 ? sample : 1,
    exclude: read('exclude')?.split(/[\s,]+/) ?? [],
    consent: one('consent', CONSENT, 'full', 'wait'),
    cookieDomain: read('cookie-domain'),
    action: read('action')?.slice(0, 64) || undefined,
    worker: one('worker', WORKER, 'auto', 'auto'),
  };
}

/**
 * Options as a caller in code gave them.
 * @throws TypeError when an option is missing or of the wrong form; the message names it and the fix.
 */
export function fromCaller(given: StartOptions): Options {
  const { key, endpoint, enforce, region, sample = 1, exclude = [], consent = 'full', worker = 'auto' } = given;
  must(typeof key === 'string' && /^pk_(live|test)_/.test(key), 'key', 'the site’s public key, pk_live_… or pk_test_…');
  must(
    /^https?:\/\/[^/?#]+[^?#]*$/.test(endpoint),
    'endpoint',
    'the http(s) address of your Veridict, without a query',
  );
  must(enforce === undefined || ENFORCE.includes(enforce), 'enforce', `one of ${ENFORCE.join(', ')}`);
  must(sample >= 0 && sample <= 1, 'sample', 'a number from 0 to 1');
  must(Array.isArray(exclude), 'exclude', 'a list of path patterns such as /admin/**');
  must(CONSENT.includes(consent), 'consent', `one of ${CONSENT.join(', ')}`);
  must(WORKER.includes(worker), 'worker', `one of ${WORKER.join(', ')}`);
  must(given.action === undefined || String(given.action).length <= 64, 'action', 'at most 64 characters');
  return {
    key,
    endpoint: trimmed(endpoint),
    enforce,
    region,
    sample,
    exclude,
    consent,
    cookieDomain: given.cookieDomain,
    action: given.action,
    worker,
  };
}

/** Whether one of the patterns covers the path. */
export function isExcluded(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) =>
    new RegExp(
      `^${pattern
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replace(/\*+/g, (stars) => (stars.length > 1 ? '.*' : '[^/]*'))}$`,
    ).test(path),
  );
}

function must(holds: boolean, option: string, fix: string): void {
  if (!holds) throw new TypeError(`Veridict: option "${option}" must be ${fix}.`);
}

function trimmed(address: string): string {
  return address.replace(/\/+$/, '');
}
