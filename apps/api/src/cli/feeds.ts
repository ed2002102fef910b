import { join } from 'node:path';
import { FEEDS } from '../feeds/catalogue.ts';
import { type FeedState, openFeeds } from '../feeds/feeds.ts';
import type { Command, Output } from './command.ts';
import { table } from './table.ts';

const minuteMs = 60_000;
const open = (folder: string) => openFeeds(join(folder, 'feeds'), FEEDS, Date.now);

function listed(states: readonly FeedState[]): Output {
  const rows = states.map(({ name, rows: count, checkedAt, error }) => [
    name,
    String(count),
    checkedAt === null ? 'never' : age(Date.now() - checkedAt),
    error ?? '',
  ]);
  return { value: states, text: table(['list', 'rows', 'checked', 'last error'], rows) };
}

function age(ms: number): string {
  const minutes = Math.round(ms / minuteMs);
  if (minutes < 120) return `${minutes} min ago`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} h ago` : `${Math.round(minutes / 1440)} days ago`;
}

/** Commands about published lists of addresses, in the data folder; a running server reads them within a minute. */
export const feedCommands: readonly Command[] = [
  {
    words: 'feeds update',
    summary: 'Fetch published lists of addresses into the data folder; one that fails keeps its last good copy',
    key: 'folder',
    async run(_input, { folder }) {
      const feeds = await open(folder);
      return listed(await feeds.update({ fetch: globalThis.fetch, now: Date.now }));
    },
  },
  {
    words: 'feeds status',
    summary: 'Show the lists of addresses in the data folder and their age',
    key: 'folder',
    run: async (_input, { folder }) => listed((await open(folder)).states()),
  },
];
