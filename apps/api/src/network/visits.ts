import { createHmac } from 'node:crypto';
import { claimOf, destinationOf, type Visits } from '@veridict/verifier';
import { networkOf } from '../address.ts';
import type { Millis, NoteVisit, StatePort } from '../state/port.ts';
import type { Seen } from './network.ts';

/** What was before half an hour without anything is another visit. */
const windowMs = 1_800_000;
/** For so long a process takes a site to be, or not to be, one whose pages are told of. */
const knownMs = 60_000;
const maxSites = 10_000;
const ASSETS = new Set(['image', 'style', 'script', 'font']);

/** Who asks a site for pages, and whether the collector ran on them. */
export interface CountVisits {
  /**
   * Counts a request that the site's backend tells of; its visit, where it is one for a page. `address` and what the request
   * says are that of the client; nothing is counted of who says it is no browser.
   */
  noteRequest(siteId: string, seen: Seen, page: string): Promise<Visits | null>;
  /** The collector ran: counted only where pages are. */
  noteRun(siteId: string, address: string, userAgent: string): Promise<void>;
}

/** Begin to count. What is counted is the state store's: requests and runs may come to different processes. */
export function createVisits(options: {
  state: Pick<StatePort, 'noteVisit' | 'hasVisits'>;
  nonceKey: Uint8Array;
  now: () => Millis;
}): CountVisits {
  const { state, nonceKey, now } = options;
  const counted = new Map<string, { at: Millis; pages: boolean }>();

  const clientOf = (address: string, userAgent: string): string =>
    createHmac('sha256', nonceKey)
      .update(`client visits:${networkOf(address, 32, 64) ?? address}\n${userAgent}`)
      .digest('base64url')
      .slice(0, 22);
  const note = (what: Pick<NoteVisit, 'siteId' | 'client' | 'kind'> & Partial<NoteVisit>) => {
    const at = now();
    return state.noteVisit({ page: '', hasCookie: false, at, since: at - windowMs, ...what });
  };
  const hasPages = async (siteId: string): Promise<boolean> => {
    const known = counted.get(siteId);
    if (known !== undefined && now() - known.at < knownMs) return known.pages;
    const pages = await state.hasVisits(siteId, now() - windowMs);
    if (counted.size >= maxSites) counted.clear();
    counted.set(siteId, { at: now(), pages });
    return pages;
  };

  return {
    async noteRequest(siteId, { request, sender }, page) {
      const kind = request === null ? null : kindOf(request);
      if (request === null || kind === null) return null;
      counted.set(siteId, { at: now(), pages: true });
      const hasCookie = request.headers.some(([name]) => name.toLowerCase() === 'cookie');
      const client = clientOf(sender.address, userAgentOf(request));
      return note({ siteId, client, kind, page: hashOf(page), hasCookie });
    },
    async noteRun(siteId, address, userAgent) {
      if (!(await hasPages(siteId))) return;
      await note({ siteId, client: clientOf(address, userAgent), kind: 'run' });
    },
  };
}

/** Pages that somebody opens and what belongs to them; null for the rest: fetches, feeds, and what is fetched ahead. */
function kindOf(request: NonNullable<Seen['request']>): 'page' | 'asset' | null {
  const value = (wanted: string) => request.headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  if (request.method !== 'GET' || claimOf(userAgentOf(request)).engine === 'unknown') return null;
  if (value('sec-purpose') !== undefined || value('purpose') !== undefined || value('x-moz') !== undefined) return null;
  if (ASSETS.has(value('sec-fetch-dest') ?? '')) return 'asset';
  const isFramed = /^i?frame$/.test(value('sec-fetch-dest') ?? '');
  const isPage = destinationOf(request) === 'document' && !isFramed && /^\s*text\/html\b/i.test(value('accept') ?? '');
  return isPage ? 'page' : null;
}

const userAgentOf = (request: NonNullable<Seen['request']>): string =>
  request.headers.find(([name]) => name.toLowerCase() === 'user-agent')?.[1] ?? '';

const hashOf = (text: string): string => createHmac('sha256', 'page').update(text).digest('base64url').slice(0, 16);
