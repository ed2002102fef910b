import type { RequestSeen } from '../context.ts';
import { header } from './request.ts';

/** What a request is for. `other` are images, styles, workers and the rest, of which headers differ too much to be judged. */
export type Destination = 'document' | 'script' | 'fetch' | 'other' | 'unknown';

const BY_METADATA: Readonly<Record<string, Destination>> = {
  document: 'document',
  iframe: 'document',
  frame: 'document',
  script: 'script',
  empty: 'fetch',
};

/** The collector's own request, whatever its metadata say: browsers send nothing else of this form to a server. */
export function isCollect(request: RequestSeen): boolean {
  return request.method === 'POST' && /^text\/plain\b/i.test(header(request, 'content-type') ?? '');
}

/** What a request is for, by its metadata, or without them by what it accepts. */
export function destinationOf(request: RequestSeen): Destination {
  if (isCollect(request)) return 'fetch';
  if (/^websocket$/i.test(header(request, 'upgrade') ?? '')) return 'other';
  const metadata = header(request, 'sec-fetch-dest');
  if (metadata !== null) return Object.hasOwn(BY_METADATA, metadata) ? BY_METADATA[metadata]! : 'other';
  const isPage = /text\/html/i.test(header(request, 'accept') ?? '');
  if (isPage || header(request, 'upgrade-insecure-requests') !== null) return 'document';
  if (header(request, 'origin') !== null || header(request, 'x-requested-with') !== null) return 'fetch';
  return 'unknown';
}

/** A page was asked for, and the request says so itself. */
export function isNavigation(request: RequestSeen): boolean {
  return header(request, 'sec-fetch-mode') === 'navigate' || header(request, 'sec-fetch-dest') === 'document';
}

// Proxies that pass a request on leave one of these, and they may sort, add and drop what they please.
const PASSED_ON =
  /^(via|forwarded|x-forwarded-.*|x-real-ip|x-request-id|cf-.*|cdn-loop|x-amzn-.*|fly-.*|true-client-ip)$/;

/** The order of headers is the client's own, as far as can be seen: no proxy left a mark, and nothing has sorted them. */
export function keepsOrder(request: RequestSeen): boolean {
  const names = request.headers.map(([name]) => name.toLowerCase()).filter((name) => !name.startsWith(':'));
  if (names.some((name) => PASSED_ON.test(name))) return false;
  return names.some((name, at) => at > 0 && name < names[at - 1]!);
}
