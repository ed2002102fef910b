import type { ReadingValues } from '@veridict/contract';
import { type Fault, realmTexts, roundsFrom } from '@veridict/contract/wire';
import { Unreadable } from '../reading.ts';
import { probeConsole } from './console-probe.ts';
import { release, unmasked } from './graphics.ts';
import { identityOf } from './identity.ts';

type WorkerReading = ReadingValues['workerRealm'];
type WorkerRounds = ReadingValues['seedRounds'];
/** Marks a worker as ours, so that the script does nothing in a page's own worker that happens to load it. */
const NAME = 'veridict';

/** What the collector's file does when it finds itself in a worker: answer once, then whatever nonce it is given. */
export function runWorker(scope: typeof globalThis & { name?: string }): void {
  if (scope.name !== NAME) return;
  let gl: WebGLRenderingContext | null = null;
  try {
    gl = new OffscreenCanvas(1, 1).getContext('webgl');
  } catch {
    // No canvas off the page here: its two fields are null.
  }
  const console = probeConsole(scope);
  const graphics = gl ? unmasked(gl) : { vendor: null, renderer: null };
  if (gl) release(gl);
  const identity = identityOf(scope);
  const reading: WorkerReading = {
    identity,
    webglVendor: graphics.vendor,
    webglRenderer: graphics.renderer,
    consoleStackReads: console.stackReads,
    consoleNameReads: console.nameReads,
  };
  scope.onmessage = ({ data }) => scope.postMessage(roundsFrom(data, realmTexts(identity)));
  scope.postMessage(reading);
}

/** The collector's own worker: its reading, and what it works out from a nonce. */
export interface OwnWorker {
  reading: Promise<WorkerReading>;
  rounds(nonce: string): Promise<WorkerRounds>;
  end(): void;
}

/** Start the collector's own file as a worker. Whoever starts it ends it. */
export function openWorker(url: string, blob: boolean): OwnWorker {
  const address = blob
    ? URL.createObjectURL(new Blob([`importScripts(${JSON.stringify(url)})`], { type: 'text/javascript' }))
    : url;
  const worker = start(address);
  let fail = (_: Fault): void => {};
  const failed = new Promise<never>((_, reject) => {
    fail = (fault) => reject(new Unreadable(fault));
  });
  // Answers come in the order of the questions, of which the first is asked by starting it.
  const asked: Array<(given: unknown) => void> = [];
  let answered = 0;
  worker.onmessage = ({ data }) => asked[answered++]?.(data);
  // A page's policy may refuse at once (Trusted Types) or by an event (worker-src): the same to us.
  worker.onerror = (event) => {
    event.preventDefault();
    fail('blocked');
  };
  const answer = async <T>(): Promise<T> => {
    const given = new Promise((resolve) => {
      asked[asked.length] = resolve;
    });
    return Promise.race([given as Promise<T>, failed]);
  };
  const reading = answer<WorkerReading>();
  return {
    reading,
    rounds(nonce) {
      const rounds = answer<WorkerRounds>();
      // It waits there until the worker has started.
      worker.postMessage(nonce);
      return rounds;
    },
    end() {
      // Whoever still waits need not.
      fail('timeout');
      worker.terminate();
      if (blob) URL.revokeObjectURL(address);
    },
  };
}

function start(address: string): Worker {
  try {
    return new Worker(address, { name: NAME });
  } catch {
    throw new Unreadable('blocked');
  }
}
