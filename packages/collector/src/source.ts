import type { FirstReadingName, ReadingValues } from '@veridict/contract';
import type { Pristine } from './realms/pristine.ts';

/** Every reading of the first evidence that a source gives; `clock` needs the server's time and is the page view's own. */
export type SourceName = Exclude<FirstReadingName, 'clock'>;

/** What the page view tells the sources. */
export interface SourceEnv {
  consent: 'full' | 'essential';
  /** The collector's own address, when a worker may start from it; and whether it may do so by way of a blob. */
  worker: { url: string | null; blob: boolean };
  /** For all sources together, milliseconds. @defaultValue 1000 */
  budgetMs?: number;
  /** Monotonic, milliseconds since navigation start. */
  now(): number;
}

/** What a source gets: its surroundings and the realm that all sources share. */
export interface SourceContext extends SourceEnv {
  /** A fresh realm no script of the page has touched; throws `Unreadable` where the page lets none be made. */
  pristine(): Pristine;
  /** A function's source text, read by the pristine realm, or by the page's own where there is none. */
  textOf(fn: unknown): string;
}

/** Reads one thing of the browser. It may throw `Unreadable`; whatever else it throws becomes a fault too. */
export type Source<K extends SourceName> = (context: SourceContext) => ReadingValues[K] | Promise<ReadingValues[K]>;

/** One source per reading. */
export type Sources = { [K in SourceName]: Source<K> };
