import type { ReadingValues, SeededReadingName } from '@veridict/contract';
import type { Fault, Read } from '@veridict/contract/wire';
import { faultOf, tenths, Unreadable, within } from './reading.ts';
import { openPristine, type Pristine, textReader } from './realms/pristine.ts';
import { type OwnWorker, openWorker } from './realms/worker.ts';
import type { Seed, SeedContext, Seeds, Source, SourceContext, SourceEnv, SourceName, Sources } from './source.ts';

/** What the sources gave, by name. */
export type Readings = { [K in SourceName]?: Read<ReadingValues[K]> };
/** What followed from a nonce, by name. */
export type SeededReadings = { [K in SeededReadingName]?: Read<ReadingValues[K]> };

/** All readings of one page view, and when they were taken, in milliseconds. */
export interface RunResult {
  readings: Readings;
  /** from navigation start to the first source */
  startedMs: number;
  /** from the first source to the last */
  tookMs: number;
  /** The seeded readings of a nonce; those of the one that came meanwhile are under way. Never rejects. */
  follow(nonce: string): Promise<SeededReadings>;
  /** Nothing more is wanted: what was kept for `follow` goes. */
  end(): void;
}

/** Those that wait for another thread start first, so that the rest runs meanwhile. Others may be asynchronous too. */
const WAITING: readonly SourceName[] = ['workerRealm', 'clientHints', 'mediaDevices', 'permissions', 'speechVoices'];
/**
 * What costs goes last, so that a busy machine cuts off nothing that is had for nothing: first what makes frames and walks
 * lists (a tenth of a second at a load of twelve), then what may wait for a graphics or media process.
 */
const HEAVY: { [K in SourceName]?: true } = {
  consoleSerialisation: true,
  globals: true,
  nativeFunctions: true,
  iframeRealm: true,
  codecs: true,
  canvas: true,
  webgl: true,
};
/** How long one source may keep the rest waiting. */
const SOURCE_BUDGET_MS = 500;
const TOTAL_BUDGET_MS = 1000;
/** The page gets its turn when sources have held the thread this long: on a slow telephone it is four times that. */
const SLICE_MS = 5;

/** Run every source, once. Never throws and never rejects: what could not be read is a fault. */
export async function runSources(sources: Sources, env: SourceEnv, seeds: Partial<Seeds> = {}): Promise<RunResult> {
  const startedMs = env.now();
  const totalMs = env.budgetMs ?? TOTAL_BUDGET_MS;
  const deadline = startedMs + totalMs;
  const readings: Record<string, Read<unknown>> = {};
  const begun: Record<string, true> = {};
  let sliceEnds = 0;
  const yieldAfter = async (ms: number): Promise<void> => {
    if (env.now() < sliceEnds - SLICE_MS + ms) return;
    await turn();
    sliceEnds = env.now() + SLICE_MS;
  };
  const realm = sharedRealm();
  const worker = sharedWorker(env.worker);
  const context: SourceContext = {
    ...env,
    pristine: realm.open,
    textOf: realm.textOf,
    breathe: () => yieldAfter(SLICE_MS),
    ownWorker: worker.open,
  };
  const { hasOwnProperty: owns } = Object.prototype;
  // A page may have replaced the global Promise; what an async function returns is the language's own.
  const Promised = (async () => {})().constructor as PromiseConstructor;

  /** A value or a fault, and how long it took. */
  const read = async (budgetMs: number, ask: () => unknown): Promise<Read<unknown>> => {
    const began = env.now();
    let outcome: { value: unknown } | { fault: Fault };
    try {
      if (budgetMs <= 0) throw new Unreadable('timeout');
      const given = ask();
      outcome = { value: given instanceof Promised ? await within(budgetMs, () => given) : given };
    } catch (error) {
      outcome = { fault: faultOf(error) };
    }
    return { ...outcome, ms: tenths(env.now() - began) };
  };
  const start = async (name: SourceName): Promise<void> => {
    // What every object inherits, on a page that adds to that, is no source.
    if (begun[name] || !owns.call(sources, name)) return;
    begun[name] = true;
    const budget = Math.min(SOURCE_BUDGET_MS, deadline - env.now());
    readings[name] = await read(budget, () => (sources[name] as Source<SourceName>)(context));
  };

  let followed: { nonce: string; readings: Promise<SeededReadings> } | undefined;
  const follow = (nonce: string): Promise<SeededReadings> => {
    if (followed?.nonce !== nonce) followed = { nonce, readings: seededFrom(nonce) };
    return followed.readings;
  };
  const seededFrom = async (nonce: string): Promise<SeededReadings> => {
    const found: Record<string, Read<unknown>> = {};
    const given: SeedContext = { ...context, nonce };
    const budget = Math.min(SOURCE_BUDGET_MS, totalMs);
    const begin = async (name: SeededReadingName): Promise<void> => {
      found[name] = await read(budget, () => (seeds[name] as Seed<SeededReadingName>)(given));
    };
    let every: Promise<unknown> = Promised.resolve();
    for (const name in seeds) if (owns.call(seeds, name)) every = both(every, begin(name as SeededReadingName));
    await every;
    return found as SeededReadings;
  };

  // Plain loops: the page's scripts may have replaced the methods of arrays, and one reading lost must not be all.
  let all: Promise<unknown> = Promised.resolve();
  const next = async (name: SourceName): Promise<void> => {
    await yieldAfter(SLICE_MS);
    all = both(all, start(name));
  };
  for (let i = 0; i < WAITING.length; i++) await next(WAITING[i]!);
  // Nearly every page view needs the realm, and it takes as long to make as a dozen sources to read.
  await yieldAfter(1);
  realm.prepare();
  for (const name in sources) if (!HEAVY[name as SourceName]) await next(name as SourceName);
  // Each of these may fill a slice by itself.
  for (const name in HEAVY) {
    await yieldAfter(1);
    all = both(all, start(name as SourceName));
  }
  // Some of those still wait for others; what follows from the nonce can be had in the meantime.
  env.nonce?.then((nonce) => {
    if (nonce) follow(nonce);
  });
  await all;
  realm.close();
  return {
    readings: readings as Readings,
    startedMs: tenths(startedMs),
    tookMs: tenths(env.now() - startedMs),
    follow,
    end: worker.end,
  };
}

/** Waits for the one, then for the other. */
async function both(first: Promise<unknown>, second: Promise<unknown>): Promise<void> {
  await first;
  await second;
}

/** One pristine realm for all sources, made when the first one asks. */
function sharedRealm() {
  let realm: Pristine | null | undefined;
  const open = (): Pristine => {
    if (realm === undefined) {
      realm = null;
      realm = openPristine();
    }
    if (!realm) throw new Unreadable('blocked');
    return realm;
  };
  const textOf = (fn: unknown): string => {
    try {
      return open().textOf(fn);
    } catch {
      return textReader(globalThis)(fn);
    }
  };
  const prepare = (): void => {
    try {
      open();
    } catch {
      // Whoever asks is told.
    }
  };
  const close = (): void => {
    try {
      realm?.close();
    } catch {
      // A page that forbids to take an element away keeps it.
    }
  };
  return { open, prepare, textOf, close };
}

/** One worker for a source and a seed, started when the first one asks. */
function sharedWorker({ url, blob }: SourceEnv['worker']) {
  let worker: OwnWorker | null | undefined;
  const open = (): OwnWorker => {
    if (worker === undefined) {
      worker = null;
      if (url) worker = openWorker(url, blob);
    }
    if (!worker) throw new Unreadable('blocked');
    return worker;
  };
  return { open, end: () => worker?.end() };
}

/** Let the page run. A message, because hidden pages slow timers down. A page without messages gets no turn. */
async function turn(): Promise<void> {
  try {
    const { port1, port2 } = new MessageChannel();
    await new Promise((resolve) => {
      port1.onmessage = resolve;
      port2.postMessage(0);
    });
    port1.close();
  } catch {
    // It goes on without a pause.
  }
}
