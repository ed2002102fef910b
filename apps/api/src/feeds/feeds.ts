import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blockList, type FeedTables, parseAddress, type RangeTable } from '@veridict/ip';
import type { Feed } from './catalogue.ts';
import { type FeedCopy, type FetchLimits, fetchFeed } from './fetch-feed.ts';

/** How one list stands. */
export interface FeedState {
  name: string;
  rows: number;
  /** milliseconds, null when it was never fetched */
  changedAt: number | null;
  checkedAt: number | null;
  /** why the last attempt failed, null when it did not */
  error: string | null;
}

/** How an attempt at all lists went. */
export interface FeedOutcome {
  failed: Array<Pick<FeedState, 'name'> & { error: string }>;
  good: string[];
  at: number;
}

/** The lists of a data folder. */
export interface Feeds {
  /** Fetch every list; one that fails keeps its last good copy. How it went is kept beside them. */
  update(limits: FetchLimits): Promise<FeedState[]>;
  /** Read what another process has updated: whether any list changed, and how its attempt went, if there was one. */
  reload(): Promise<{ changed: boolean; outcome: FeedOutcome | null }>;
  /** Take over what went wrong in other processes; what succeeded here since stands. */
  learn(failures: ReadonlyArray<Pick<FeedState, 'name'> & { error: string; at: number }>): void;
  states(): FeedState[];
  tables(): FeedTables;
  /** Whether a list has an address; null when the list is not there, or too old to say that it has not. */
  has(name: string, address: string): boolean | null;
}

/** Robots get new addresses now and then: after this long, absence from a list says nothing. */
const staleMs = 14 * 86_400_000;
const atOnce = 4;
/** No list has this name. */
const OUTCOME = 'last-update';

/** Open the lists kept in a folder. None of them is needed: without any, names are confirmed by look-up alone. */
export async function openFeeds(folder: string, catalogue: readonly Feed[], now: () => number): Promise<Feeds> {
  const copies = new Map<string, FeedCopy>();
  const ranges = new Map<string, RangeTable>();
  const errors = new Map<string, string>();
  const read = new Map<string, number>();
  let told = new Map<string, string>();
  const pathOf = (name: string) => join(folder, `${name}.json`);
  let tables: FeedTables = {};

  const blocksOf = (kind: Feed['kind']): string[] =>
    catalogue.filter((feed) => feed.kind === kind).flatMap(({ name }) => copies.get(name)?.blocks ?? []);
  const take = (copy: FeedCopy): void => {
    const feed = catalogue.find(({ name }) => name === copy.name);
    if (!feed) return;
    copies.set(copy.name, copy);
    // Several lists may be of one kind. One assignment: a look-up sees the old lists or the new ones.
    if (feed.kind) tables = { ...tables, [feed.kind]: blockList(blocksOf(feed.kind)).table };
    else ranges.set(copy.name, blockList(copy.blocks).table);
  };
  /** Written whole under another name first, so that no reader and no crash ever meets half a list. */
  const write = async (name: string, value: unknown): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = pathOf(name);
    await writeFile(`${path}.${process.pid}.new`, JSON.stringify(value));
    await rename(`${path}.${process.pid}.new`, path);
    read.set(name, (await stat(path)).mtimeMs);
  };
  const keep = async (copy: FeedCopy): Promise<void> => {
    await write(copy.name, copy);
    take(copy);
  };
  const outcomeNow = (at: number): FeedOutcome => ({
    failed: catalogue.flatMap(({ name }) => (errors.has(name) ? [{ name, error: errors.get(name)! }] : [])),
    good: catalogue.flatMap(({ name }) => (errors.has(name) ? [] : [name])),
    at,
  });
  /** What another process found out, such as the command line's: it cannot always reach the store of a running server. */
  const hear = async (): Promise<FeedOutcome | null> => {
    const found = await stat(pathOf(OUTCOME)).catch(() => null);
    if (found === null || read.get(OUTCOME) === found.mtimeMs) return null;
    read.set(OUTCOME, found.mtimeMs);
    try {
      const outcome = JSON.parse(await readFile(pathOf(OUTCOME), 'utf8')) as FeedOutcome;
      for (const name of outcome.good) if (copies.has(name)) errors.delete(name);
      for (const { name, error } of outcome.failed)
        if (outcome.at >= (copies.get(name)?.checkedAt ?? 0)) errors.set(name, error);
      return outcome;
    } catch {
      // Cut off by a full disk: the next attempt writes it anew.
      return null;
    }
  };
  const reload: Feeds['reload'] = async () => {
    const files = await readdir(folder).catch((): string[] => []);
    let changed = false;
    for (const { name } of catalogue.filter((feed) => files.includes(`${feed.name}.json`))) {
      const { mtimeMs } = await stat(pathOf(name));
      if (read.get(name) === mtimeMs) continue;
      read.set(name, mtimeMs);
      try {
        take(JSON.parse(await readFile(pathOf(name), 'utf8')) as FeedCopy);
        changed = true;
      } catch (error) {
        errors.set(name, `the kept copy cannot be read: ${(error as Error).message}`);
      }
    }
    return { changed, outcome: await hear() };
  };
  const updateOne = async (feed: Feed, limits: FetchLimits): Promise<void> => {
    try {
      await keep(await fetchFeed(feed, copies.get(feed.name) ?? null, limits));
      errors.delete(feed.name);
    } catch (error) {
      const { message, cause } = error as Error;
      errors.set(feed.name, cause instanceof Error ? `${message}: ${cause.message}` : message);
    }
  };
  const states = (): FeedState[] =>
    catalogue.map(({ name }) => {
      const copy = copies.get(name);
      return {
        name,
        rows: copy?.blocks.length ?? 0,
        changedAt: copy?.changedAt ?? null,
        checkedAt: copy?.checkedAt ?? null,
        error: errors.get(name) ?? told.get(name) ?? null,
      };
    });

  await reload();
  return {
    reload,
    states,
    learn(failures) {
      // A good copy that was found later than the failure outlives it.
      const current = failures.filter(({ name, at }) => at >= (copies.get(name)?.checkedAt ?? 0));
      told = new Map(current.map(({ name, error }) => [name, error]));
    },
    tables: () => tables,
    async update(limits) {
      const waiting = [...catalogue];
      const work = async () => {
        for (let feed = waiting.shift(); feed; feed = waiting.shift()) await updateOne(feed, limits);
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      // A folder that takes no file has failed every list already, and says so.
      await write(OUTCOME, outcomeNow(limits.now())).catch(() => undefined);
      return states();
    },
    has(name, text) {
      const address = parseAddress(text);
      const copy = copies.get(name);
      const table = ranges.get(name);
      if (!address || !copy || !table) return null;
      if (table.find(address) !== 0) return true;
      return now() - copy.checkedAt > staleMs ? null : false;
    },
  };
}
