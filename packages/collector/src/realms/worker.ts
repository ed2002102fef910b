import type { ReadingValues } from '@veridict/contract';
import { Unreadable, within } from '../reading.ts';
import { probeConsole } from './console-probe.ts';
import { release, unmasked } from './graphics.ts';
import { identityOf } from './identity.ts';

type WorkerReading = ReadingValues['workerRealm'];
/** Marks a worker as ours, so that the script does nothing in a page's own worker that happens to load it. */
const NAME = 'veridict';

/** What the collector's file does when it finds itself in a worker: answer once and be done. */
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
  const reading: WorkerReading = {
    identity: identityOf(scope),
    webglVendor: graphics.vendor,
    webglRenderer: graphics.renderer,
    consoleStackReads: console.stackReads,
    consoleNameReads: console.nameReads,
  };
  scope.postMessage(reading);
}

/** Start the collector's own file as a worker and wait for what it says. It is ended in any case. */
export async function askWorker(url: string, blob: boolean, budgetMs: number): Promise<WorkerReading> {
  const address = blob
    ? URL.createObjectURL(new Blob([`importScripts(${JSON.stringify(url)})`], { type: 'text/javascript' }))
    : url;
  let worker: Worker | undefined;
  try {
    // A page's policy may refuse at once (Trusted Types) or by an event (worker-src): the same to us.
    const started = start(address);
    worker = started;
    const answer = new Promise<WorkerReading>((resolve, reject) => {
      started.onmessage = ({ data }) => resolve(data);
      started.onerror = (event) => {
        event.preventDefault();
        reject(new Unreadable('blocked'));
      };
    });
    return await within(budgetMs, () => answer);
  } finally {
    worker?.terminate();
    if (blob) URL.revokeObjectURL(address);
  }
}

function start(address: string): Worker {
  try {
    return new Worker(address, { name: NAME });
  } catch {
    throw new Unreadable('blocked');
  }
}
