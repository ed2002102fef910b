import type { ReadingValues, SeededReadingName } from '@veridict/contract';
import type { Fault, Read } from '@veridict/contract/wire';
import { faultOf, tenths, Unreadable } from './reading.ts';
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
/** What a driver cannot help showing comes next: of a page that is left early, or of a machine without breath, it is had. */
const DECISIVE: readonly SourceName[] = ['webdriver', 'consoleSerialisation', 'globals'];
/** What costs goes last: first what makes frames and walks lists, then what may wait for a graphics or media process. */
const HEAVY: { [K in SourceName]?: true } = {
  nativeFunctions: true,
  iframeRealm: true,
  codecs: true,
  canvas: true,
  webgl: true,
};
/** How long answers of other threads are waited for, once this thread has nothing more to do. */
const PATIENCE_MS = 500;
/**
 * In budgets: no heavy source is begun later than this, and nothing is waited for longer. All sources are some fifty
 * milliseconds of work, which takes seventy times as long while a browser starts on a machine that many others want too
 * (Chromium 156, load of 24): that is no reason to lose what costs nothing.
 */
const MOST_BUDGETS = 6;
/** The page gets its turn when sources have held the thread this long: on a slow telephone it is four times that. */
const SLICE_MS = 5;
/** The same on a machine without breath, where a turn may cost more than all sources. */
const SLICE_BEHIND_MS = 50;

/** Run every source, once. Never throws and never rejects: what could not be read is a fault. */
export async function runSources(sources: Sources, env: SourceEnv, seeds: Partial<Seeds> = {}): Promise<RunResult> {
  const startedMs = env.now();
  const budgetMs = env.budgetMs ?? PATIENCE_MS;
  const lastMs = startedMs + MOST_BUDGETS * budgetMs;
  const readings: Record<string, Read<unknown>> = {};
  const begun: Record<string, true> = {};
  let sliceEnds = 0;
  const yieldAfter = async (ms: number): Promise<void> => {
    if (env.now() < sliceEnds - SLICE_MS + ms) return;
    await turn();
    const isBehind = env.now() - startedMs > budgetMs;
    sliceEnds = env.now() + (isBehind ? SLICE_BEHIND_MS : SLICE_MS);
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

  /** A value or a fault, and how long it took. What comes from another thread is awaited until `isLate`. */
  const read = async (isLate: Promise<unknown>, ask: () => unknown): Promise<Read<unknown>> => {
    const began = env.now();
    let outcome: { value: unknown } | { fault: Fault };
    try {
      const given = ask();
      outcome = { value: given instanceof Promised ? await unless(isLate, given) : given };
    } catch (error) {
      outcome = { fault: faultOf(error) };
    }
    return { ...outcome, ms: tenths(env.now() - began) };
  };
  const timedOut = () => {
    throw new Unreadable('timeout');
  };
  // By `await` throughout: a page may have replaced `then` and `race` too.
  const unless = (isLate: Promise<unknown>, given: Promise<unknown>) =>
    new Promised((resolve, reject) => {
      const settle = async (by: Promise<unknown>, answer: (value: unknown) => void): Promise<void> => {
        try {
          answer(await by);
        } catch (error) {
          reject(error);
        }
      };
      settle(given, resolve);
      settle(isLate, timedOut);
    });
  /** Never rejects: where the page has taken the timers away, it is over at once. */
  const pass = async (ms: number): Promise<void> => {
    try {
      // Of a thread that was held up, the timer wakes first; one turn later, what came in time has been handed over.
      await new Promised<void>((resolve) => {
        setTimeout(() => setTimeout(resolve), ms);
      });
    } catch {
      // It is.
    }
  };
  let giveUp: () => void;
  const isLate = new Promised<void>((resolve) => {
    giveUp = resolve;
  });
  const start = async (name: SourceName): Promise<void> => {
    // What every object inherits, on a page that adds to that, is no source.
    if (begun[name] || !owns.call(sources, name)) return;
    begun[name] = true;
    const isTooLate = HEAVY[name] && env.now() >= lastMs;
    readings[name] = await read(isLate, isTooLate ? timedOut : () => (sources[name] as Source<SourceName>)(context));
  };

  let patienceMs = budgetMs;
  let followed: { nonce: string; readings: Promise<SeededReadings> } | undefined;
  const follow = (nonce: string): Promise<SeededReadings> => {
    if (followed?.nonce !== nonce) followed = { nonce, readings: seededFrom(nonce) };
    return followed.readings;
  };
  const seededFrom = async (nonce: string): Promise<SeededReadings> => {
    const found: Record<string, Read<unknown>> = {};
    const given: SeedContext = { ...context, nonce };
    const isLate = pass(patienceMs);
    const begin = async (name: SeededReadingName): Promise<void> => {
      found[name] = await read(isLate, () => (seeds[name] as Seed<SeededReadingName>)(given));
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
  for (let i = 0; i < DECISIVE.length; i++) await next(DECISIVE[i]!);
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
  // Whatever held this thread up holds up the others: they get as long as it took.
  patienceMs = Math.min(Math.max(budgetMs, env.now() - startedMs), lastMs - startedMs);
  const waiting = async (): Promise<void> => {
    await pass(patienceMs);
    giveUp();
  };
  waiting();
  await all;
  // A worker that has not answered by then would only hold the processor.
  if (readings.workerRealm && 'fault' in readings.workerRealm) worker.end();
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
