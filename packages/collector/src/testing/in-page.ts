// Runs in the page under test: every source twice, the late readings, and what is left behind. Posts one report.
import { type Interaction, watchInput } from '../late/input.ts';
import { readLateGlobals } from '../late/markers.ts';
import { runWorker } from '../realms/worker.ts';
import { type RunResult, runSources, type SeededReadings } from '../run.ts';
import { seeds } from '../seeds.ts';
import type { SourceEnv } from '../source.ts';
import { sources } from '../sources/index.ts';
import { NONCES } from './nonces.ts';

/** What a page under test sends home. */
export interface PageReport {
  runs: [RunResult, RunResult];
  /** what followed from `NONCES`, in turn */
  seeded: [SeededReadings, SeededReadings];
  nonces: typeof NONCES;
  lateGlobals: ReturnType<typeof readLateGlobals>;
  interaction: Interaction;
  /** what is otherwise than before the sources ran, in words */
  residue: string[];
  /** exceptions and rejections nobody handled */
  errors: string[];
}

/** How a page is told to run, as JSON in its address' fragment. */
export interface PageSetting {
  consent?: 'full' | 'essential';
  blob?: boolean;
  worker?: boolean;
  budgetMs?: number;
  /** run the sources once before: a browser that has just started is still putting itself in order */
  warmUp?: boolean;
  /** wait for input until this key is let go, before the late readings */
  untilKey?: string;
}

/** What the page's first script put aside before any script of the case could lay hands on it. */
interface Kept {
  post(report: unknown): void;
  errors: string[];
}

async function examine(address: string): Promise<void> {
  const kept = (window as unknown as Record<symbol, Kept>)[Symbol.for('kept')]!;
  const setting = JSON.parse(decodeURIComponent(location.hash.slice(1)) || '{}') as PageSetting;
  const env: SourceEnv = {
    consent: setting.consent ?? 'full',
    worker: { url: setting.worker === false ? null : address, blob: setting.blob ?? false },
    now: performance.now.bind(performance),
    ...(setting.budgetMs === undefined ? {} : { budgetMs: setting.budgetMs }),
  };
  if (setting.warmUp) (await runSources(sources, env)).end();
  const watch = watchInput();
  const before = snapshot();
  // Where even this script could not work any more, the case lays hands on the page only while the sources run.
  const disarm = (window as unknown as Record<symbol, (() => () => void) | undefined>)[Symbol.for('arm')]?.();
  const runs: PageReport['runs'] = [await runSources(sources, env, seeds), await runSources(sources, env, seeds)];
  const seeded: PageReport['seeded'] = [await runs[0].follow(NONCES[0]), await runs[1].follow(NONCES[1])];
  for (const run of runs) run.end();
  disarm?.();
  if (setting.untilKey) {
    await new Promise<void>((resolve) => {
      addEventListener('keyup', ({ key }) => key === setting.untilKey && resolve());
      // By the network: whatever a driver asks the page leaves the driver's marks.
      kept.post({ ready: true });
    });
  }
  const lateGlobals = readLateGlobals(env.now);
  const interaction = watch.read();
  watch.dispose();
  const after = snapshot();
  const residue = Object.keys(after).flatMap((what) =>
    after[what] === before[what] ? [] : [`${what}: ${before[what]} became ${after[what]}`],
  );
  kept.post({ runs, seeded, nonces: NONCES, lateGlobals, interaction, residue, errors: kept.errors });
}

/** Everything the sources might have left a trace in. */
function snapshot(): Record<string, string> {
  const names = (object: object): string => Reflect.ownKeys(object).map(String).sort().join();
  const look = (read: () => unknown): string => {
    try {
      return String(read());
    } catch (error) {
      return `threw ${(error as Error).name}`;
    }
  };
  const hook = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
  return {
    window: names(window),
    document: names(document),
    navigator: look(() => names(navigator)),
    Error: names(Error),
    prepareStackTrace: look(() => `${typeof hook?.value} ${hook?.value}`),
    stackTraceLimit: look(() => (Error as { stackTraceLimit?: number }).stackTraceLimit),
    'Object.prototype': names(Object.prototype),
    'Function.prototype': names(Function.prototype),
    'Array.prototype': names(Array.prototype),
    'Error.prototype': names(Error.prototype),
    'Navigator.prototype': look(() => names(Navigator.prototype)),
    'prototypes of functions': look(() =>
      [Navigator, Screen, HTMLCanvasElement, MouseEvent, Element, Document, Date, Function]
        .flatMap((owner) => Object.values(Object.getOwnPropertyDescriptors(owner.prototype)))
        .map(({ get, value }) => get ?? value)
        .filter((fn) => typeof fn === 'function')
        .every((fn) => Object.getPrototypeOf(fn) === Function.prototype || fn.prototype),
    ),
    DOM: look(() => document.documentElement.outerHTML),
    frames: look(() => window.length),
    cookies: look(() => document.cookie),
    localStorage: look(() => names(localStorage)),
    sessionStorage: look(() => names(sessionStorage)),
    focused: look(() => document.activeElement?.tagName),
    title: look(() => document.title),
    history: look(() => history.length),
  };
}

if (typeof document === 'undefined') runWorker(globalThis);
else {
  const script = document.currentScript as HTMLScriptElement;
  void examine(script.src);
}
