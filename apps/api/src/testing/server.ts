import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bootstrap } from '../bootstrap.ts';

const built = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** How a process ended. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  output: string;
}

/** Run the built server with this environment and no other setting. */
export function runServer(env: Record<string, string>) {
  if (!existsSync(built)) throw new Error('The server is not built: run npm run build.');
  const child = spawn(process.execPath, [built], {
    env: { PATH: process.env.PATH ?? '', VERIDICT_PORT: '0', VERIDICT_LOG: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, output }));
  });
  const listening = new Promise<string>((resolve, reject) => {
    const look = (chunk: string) => {
      output += chunk;
      const url = /answers at (\S+)/.exec(output)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout.setEncoding('utf8').on('data', look);
    child.stderr.setEncoding('utf8').on('data', look);
    ended.then(() => reject(new Error(`The server ended before it answered:\n${output}`)));
  });
  // Whoever only wants to see it end does not wait for it to listen.
  listening.catch(() => undefined);
  return { child, ended, listening };
}

/** A running server over a data folder, and its first keys. */
export async function startServer(folder: string, env: Record<string, string> = {}) {
  const { child, ended, listening } = runServer({ VERIDICT_DATA: folder, ...env });
  const url = await listening;
  const keys = JSON.parse(readFileSync(join(folder, 'bootstrap.json'), 'utf8')) as Bootstrap;
  return {
    url,
    keys,
    pid: child.pid!,
    stop: (signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> => {
      child.kill(signal);
      return ended;
    },
  };
}
