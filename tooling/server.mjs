// Starts the built server as its users do, on a folder of its own and any free port: for end-to-end tests and benchmarks.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = join(dirname(fileURLToPath(import.meta.url)), '..', 'apps', 'api', 'dist', 'main.js');
const START_MS = 20_000;

/**
 * Start a server and wait until it answers.
 * @param {{ folder?: string, env?: Record<string, string>, nodeArgs?: string[] }} [options] `folder`: keep the data there; without it they end with the server
 */
export async function startServer({ folder, env = {}, nodeArgs = [] } = {}) {
  if (!existsSync(MAIN)) throw new Error('The server is not built: run npm run build.');
  const data = folder ?? mkdtempSync(join(tmpdir(), 'veridict-data-'));
  const child = spawn(process.execPath, [...nodeArgs, MAIN], {
    env: { ...settingsFree(process.env), VERIDICT_PORT: '0', VERIDICT_DATA: data, VERIDICT_LOG: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  let output = '';
  const url = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`The server did not start in time:\n${output}`)), START_MS);
    const look = (chunk) => {
      output += chunk;
      const said = /answers at (\S+)/.exec(output);
      if (said) {
        clearTimeout(late);
        resolve(said[1]);
      }
    };
    child.stdout.setEncoding('utf8').on('data', look);
    child.stderr.setEncoding('utf8').on('data', look);
    ended.then(({ code }) => {
      clearTimeout(late);
      reject(new Error(`The server ended with code ${code} before it answered:\n${output}`));
    });
  }).catch((error) => {
    child.kill('SIGKILL');
    throw error;
  });
  const bootstrapPath = join(data, 'bootstrap.json');
  return {
    url,
    folder: data,
    pid: child.pid,
    bootstrapPath,
    keys: JSON.parse(readFileSync(bootstrapPath, 'utf8')),
    /** all it has written to its outputs so far */
    output: () => output,
    /** resolves with `{ code, signal }` once the process is gone */
    ended,
    /** end it as an operator would, or as a power cut would with `SIGKILL` */
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const how = await ended;
      if (folder === undefined) rmSync(data, { recursive: true, force: true });
      return how;
    },
  };
}

/** The environment without settings of ours, so that a shell's own do not change what is tested. */
function settingsFree(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('VERIDICT_')));
}
