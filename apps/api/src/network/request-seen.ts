import type { RequestSeen } from '@veridict/verifier';
import type { FastifyRequest } from 'fastify';
import type { Client } from '../address.ts';
import { FORWARDING_HEADERS } from '../address.ts';

// Written by proxies about the client, not by the client: no trace of its own, and full addresses.
const FORWARDING = new Set<string>(FORWARDING_HEADERS);
// The rest of what platforms add, where one stands before the client.
const OF_PROXIES = /^(?:cf-|cloudfront-|fly-|x-forwarded-|x-amz-cf-|cdn-loop$|via$|x-real-|x-envoy-)/;
// Presence counts, content is nobody's business.
const SECRET = new Set(['cookie', 'authorization', 'proxy-authorization', 'x-api-key']);
const maxHeaders = 100;
const maxValueLength = 1024;

/** A request's own words: what it asks for, by which version of HTTP, with which headers. */
export interface Words {
  method: string;
  httpVersion: string;
  headers: ReadonlyArray<readonly [name: string, value: string]>;
}

/** The words of a request to this server, names as sent and in order; on HTTP/2 the pseudo headers too. */
export function wordsOf(request: Pick<FastifyRequest, 'method' | 'raw'>): Words {
  const { rawHeaders, httpVersion } = request.raw;
  const headers: Array<[string, string]> = [];
  for (let at = 0; at + 1 < rawHeaders.length && headers.length < 2 * maxHeaders; at += 2)
    headers.push([rawHeaders[at]!, rawHeaders[at + 1]!]);
  return { method: request.method, httpVersion, headers };
}

/** The request as signals see it, without secrets and without what proxies added; `omit` names one more header. */
export function requestSeen(
  words: Words,
  client: Pick<Client, 'secure' | 'isThroughProxy'>,
  omit: string | null = null,
): RequestSeen {
  const headers: Array<[string, string]> = [];
  for (const [name, full] of words.headers) {
    if (headers.length === maxHeaders) break;
    const lower = name.toLowerCase();
    if (FORWARDING.has(lower) || lower === omit) continue;
    if (client.isThroughProxy && OF_PROXIES.test(lower)) continue;
    const value = SECRET.has(lower) ? '' : full.slice(0, maxValueLength);
    // A page's address may carry secrets in its query.
    const hasAddress = lower === 'referer' || lower === ':path';
    headers.push([name, hasAddress ? value.replace(/[?#].*$/, '') : value]);
  }
  const { httpVersion } = words;
  return {
    method: words.method,
    httpVersion: httpVersion.endsWith('.0') && httpVersion !== '1.0' ? httpVersion.slice(0, -2) : httpVersion,
    secure: client.secure,
    headers,
  };
}
