import type { Feed } from './catalogue.ts';

/** A list as it is kept: the last good copy. */
export interface FeedCopy {
  name: string;
  url: string;
  etag: string | null;
  /** when its content last changed, and when it was last found to be current; milliseconds */
  changedAt: number;
  checkedAt: number;
  blocks: string[];
}

export interface FetchLimits {
  fetch: typeof globalThis.fetch;
  now: () => number;
  /** milliseconds for the whole answer @defaultValue 30000 */
  timeoutMs?: number;
  /** bytes after decompression @defaultValue 33554432 */
  maxBytes?: number;
  /** schemes that may be asked @defaultValue https: alone */
  protocols?: readonly string[];
}

const maxRedirects = 3;
const maxPageBytes = 4_194_304;
/** A list that lost more than this much at once was cut off. */
const leastShare = 0.5;

/** Fetch one list. Gives the copy to keep; throws, naming what was wrong, for anything that is not a good new list. */
export async function fetchFeed(feed: Feed, kept: FeedCopy | null, limits: FetchLimits): Promise<FeedCopy> {
  const { now, timeoutMs = 30_000, maxBytes = 33_554_432 } = limits;
  const signal = AbortSignal.timeout(timeoutMs);
  const isSame = kept !== null && kept.url === feed.url;
  const url = feed.link === undefined ? feed.url : await linkedFrom(feed.url, feed.link, signal, limits);
  const response = await follow(url, isSame ? kept.etag : null, signal, limits);
  if (response.status === 304 && isSame) {
    await response.body?.cancel();
    return { ...kept, checkedAt: now() };
  }
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`status ${response.status}`);
  }
  if (/^text\/html|^application\/xhtml|^image\/|^video\//i.test(response.headers.get('content-type') ?? '')) {
    await response.body?.cancel();
    throw new Error(`a ${response.headers.get('content-type')} is no list`);
  }
  const text = await read(response, maxBytes);
  if (/^\s*<(!doctype|html|\?xml)/i.test(text)) throw new Error('a page is no list');
  const blocks = [...new Set(feed.parser(text))];
  if (blocks.length < feed.minRows) throw new Error(`${blocks.length} rows, at least ${feed.minRows} expected`);
  if (blocks.length > feed.maxRows) throw new Error(`${blocks.length} rows, at most ${feed.maxRows} expected`);
  if (isSame && blocks.length < kept.blocks.length * leastShare)
    throw new Error(`${blocks.length} rows where there were ${kept.blocks.length}`);
  const etag = response.headers.get('etag');
  const isUsable = etag !== null && /^(W\/)?"[\x21\x23-\x7e]{1,200}"$/.test(etag);
  return { name: feed.name, url: feed.url, etag: isUsable ? etag : null, changedAt: now(), checkedAt: now(), blocks };
}

/** The list's address, in the page that names it. */
async function linkedFrom(from: string, link: RegExp, signal: AbortSignal, limits: FetchLimits): Promise<string> {
  const page = await follow(from, null, signal, limits);
  if (page.status !== 200) {
    await page.body?.cancel();
    throw new Error(`the page that names the list: status ${page.status}`);
  }
  const found = link.exec(await read(page, maxPageBytes))?.[0];
  if (found === undefined) throw new Error('the page names no list');
  return found;
}

/** Redirects by hand: few, and to no weaker scheme. */
async function follow(
  from: string,
  etag: string | null,
  signal: AbortSignal,
  { fetch, protocols = ['https:'] }: FetchLimits,
): Promise<Response> {
  let url = new URL(from);
  for (let hops = 0; hops <= maxRedirects; hops++) {
    if (!protocols.includes(url.protocol)) throw new Error(`${url.protocol} is not asked`);
    const headers = { 'user-agent': 'Veridict', ...(etag === null ? {} : { 'if-none-match': etag }) };
    const response = await fetch(url, { redirect: 'manual', signal, headers });
    const to = response.headers.get('location');
    if (![301, 302, 303, 307, 308].includes(response.status) || to === null) return response;
    await response.body?.cancel();
    url = new URL(to, url);
  }
  throw new Error('too many redirects');
}

/** The whole body, decompressed by now: what a small answer unpacks to is counted too. */
async function read(response: Response, maxBytes: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > maxBytes) throw new Error(`more than ${maxBytes} bytes`);
    parts.push(part);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
}
