import type { FirstReadingName, ReadingValues, SeededReadingName } from '@veridict/contract';
import type { Pristine } from './realms/pristine.ts';
import type { OwnWorker } from './realms/worker.ts';

/** Every reading of the first evidence that a source gives; `clock` needs the server's time and is the page view's own. */
export type SourceName = Exclude<FirstReadingName, 'clock' | SeededReadingName>;

/** What the page view tells the sources. */
export interface SourceEnv {
  consent: 'full' | 'essential';
  /** The collector's own address, when a worker may start from it; and whether it may do so by way of a blob. */
  worker: { url: string | null; blob: boolean };
  /** For the answers of other threads, milliseconds; longer where this one was held up. @defaultValue 500 */
  budgetMs?: number;
  /** The nonce, once the server has given one; nothing where it gives none. */
  nonce?: Promise<string | undefined>;
  /** Monotonic, milliseconds since navigation start. */
  now(): number;
}

/** What a source gets: its surroundings and the realm that all sources share. */
export interface SourceContext extends SourceEnv {
  /** A fresh realm no script of the page has touched; throws `Unreadable` where the page lets none be made. */
  pristine(): Pristine;
  /** A function's source text, read by the pristine realm, or by the page's own where there is none. */
  textOf(fn: unknown): string;
  /** Lets the page run where it has waited long enough: for what may take more than a few milliseconds. */
  breathe(): Promise<void>;
  /** The one worker of the page view, started when it is first asked for. */
  ownWorker(): OwnWorker;
}

/** Reads one thing of the browser. It may throw `Unreadable`; whatever else it throws becomes a fault too. */
export type Source<K extends SourceName> = (context: SourceContext) => ReadingValues[K] | Promise<ReadingValues[K]>;

/** One source per reading. */
export type Sources = { [K in SourceName]: Source<K> };

/** What a seeded reading is made from: the nonce, and the surroundings of the sources. */
export interface SeedContext extends Pick<SourceContext, 'consent' | 'ownWorker'> {
  nonce: string;
}

/** Makes one reading that follows from the nonce. It fails like a source. */
export type Seed<K extends SeededReadingName> = (context: SeedContext) => ReadingValues[K] | Promise<ReadingValues[K]>;

/** One seed per seeded reading. */
export type Seeds = { [K in SeededReadingName]: Seed<K> };
