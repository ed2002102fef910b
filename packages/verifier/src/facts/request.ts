import type { RequestSeen } from '../context.ts';

/** Headers by lower-case name: two dozen signals ask after those of one request. */
const tables = new WeakMap<RequestSeen['headers'], ReadonlyMap<string, string>>();

/** Value of a header by its lower-case name, null when it was not sent; the first of several. */
export function header({ headers }: RequestSeen, name: string): string | null {
  let table = tables.get(headers);
  if (!table) {
    // The last one set stays, so the first sent is set last.
    table = new Map([...headers].reverse().map(([sent, value]) => [sent.toLowerCase(), value]));
    tables.set(headers, table);
  }
  return table.get(name) ?? null;
}

/** The user agent as the header carries it; empty when it was not sent. */
export function userAgentOf(request: RequestSeen): string {
  return header(request, 'user-agent') ?? '';
}

/**
 * Whether browsers send `Sec-*` headers here: to https, and to loopback. A page on https can only have called over https
 * (or loopback), whatever a proxy on the way made of it. A loopback `Host` alone proves nothing: proxies write it.
 */
export function isTrustworthy(request: RequestSeen): boolean {
  if (request.secure) return true;
  const origin = header(request, 'origin') ?? '';
  if (origin.startsWith('https://')) return true;
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|[a-z0-9.-]+\.localhost)(:\d+)?$/;
  const host = header(request, 'host') ?? header(request, ':authority') ?? '';
  return loopback.test(host) && loopback.test(origin.replace(/^http:\/\//, ''));
}

/** A structured-field string or boolean without its quotes: `"Windows"` is Windows, `?1` is 1. */
export function bareItem(value: string): string {
  return value
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replace(/^\?/, '');
}

/** First language of `Accept-Language`, without region or weight; null when there is none. */
export function primaryLanguage(value: string): string | null {
  const tag = value.split(',')[0]?.split(';')[0]?.trim().toLowerCase() ?? '';
  const language = tag.split('-')[0] ?? '';
  return /^[a-z]{2,3}$/.test(language) ? language : null;
}
