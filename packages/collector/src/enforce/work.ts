import { type Challenge, type Solution, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/sha';

/** Whether this page can compute a proof of work at all: WebCrypto is missing on plain http. */
export const canWork = ({ crypto }: Window): boolean => !!crypto?.subtle;

/** The proof that the server asked for, as it takes it. In a worker where the page may start one, else between other tasks. */
export async function prove(challenge: Challenge, workerUrl: string | null): Promise<string> {
  const solution =
    (workerUrl && (await inWorker(challenge, workerUrl))) || (await solveChallenge({ challenge, deriveKey }));
  return btoa(JSON.stringify({ challenge, solution }));
}

function inWorker(challenge: Challenge, url: string): Promise<Solution | null> {
  return new Promise((resolve) => {
    try {
      const worker = new Worker(url);
      const end = (solution: Solution | null) => {
        worker.terminate();
        resolve(solution);
      };
      worker.onerror = () => end(null);
      worker.onmessage = ({ data }) => end(data && typeof data.counter === 'number' ? data : null);
      worker.postMessage({ type: 'work', challenge, counterStart: 0, counterStep: 1 });
    } catch {
      // a policy of the page, or another origin
      resolve(null);
    }
  });
}
