import { createRequire } from 'node:module';
import { knownRobot, type Robot, type RobotCategory } from '@veridict/verifier';
import { isbot, isbotMatch } from 'isbot';

interface Crawler {
  pattern: string;
  tags?: string[];
}

// By `require`: importing JSON makes Node 20 print a warning.
const require = createRequire(import.meta.url);
const CRAWLERS = require('crawler-user-agents') as Crawler[];

/** What the list's tags mean here, the more telling first. */
const CATEGORIES: ReadonlyArray<readonly [tag: string, category: RobotCategory]> = [
  ['browser-automation', 'browser_automation'],
  ['http-library', 'http_library'],
  ['ai-crawler', 'ai_training'],
  ['search-engine', 'search_engine'],
  ['social-preview', 'link_preview'],
  ['feed-reader', 'feed_reader'],
  ['monitoring', 'monitoring'],
  ['advertising', 'advertising'],
  ['archiver', 'archiver'],
  ['academic', 'academic'],
  ['scanner', 'scanner'],
  ['seo', 'seo'],
];
const maxNameLength = 60;

/** Names robots by their user agents: the own table first, then crawler-user-agents, and isbot for whatever is left. */
export function createRobotNames(maxCached = 2_000): (userAgent: string) => Robot | null {
  const rows = CRAWLERS.map(({ pattern, tags = [] }) => ({ pattern: new RegExp(pattern), tags }));
  const any = new RegExp(CRAWLERS.map(({ pattern }) => pattern).join('|'));
  const known = new Map<string, Robot | null>();
  const find = (userAgent: string): Robot | null => {
    const own = knownRobot(userAgent);
    if (own) return own;
    const row = any.test(userAgent) ? rows.find(({ pattern }) => pattern.test(userAgent)) : undefined;
    if (!row && !isbot(userAgent)) return null;
    const name = (row?.pattern.exec(userAgent)?.[0] ?? isbotMatch(userAgent) ?? '').replace(/[/\s(]+$/, '');
    const category = CATEGORIES.find(([tag]) => row?.tags.includes(tag))?.[1] ?? 'other';
    return { name: name.slice(0, maxNameLength), category, operator: null };
  };
  return (userAgent) => {
    const cached = known.get(userAgent);
    if (cached !== undefined) return cached;
    const found = userAgent === '' ? null : find(userAgent);
    // A client may send any number of user agents: what is kept of them is bounded.
    if (known.size >= maxCached) known.clear();
    known.set(userAgent, found);
    return found;
  };
}
