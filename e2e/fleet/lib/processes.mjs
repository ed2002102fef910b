// Processes: started, run to their end, and found again when a visit is over.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { until } from './waiting.mjs';

/** Run a command to its end. Never throws; gives {code, out, err}. */
export function run(cmd, args, opts = {}) {
  return new Promise((resolve) => {
    const p = spawn(cmd, args, { stdio: ['pipe', 'pipe', 'pipe'], ...opts });
    let out = '',
      err = '';
    p.stdout.on('data', (d) => (out += d));
    p.stderr.on('data', (d) => (err += d));
    p.stdin.on('error', () => {});
    p.on('error', (e) => resolve({ code: -1, out, err: String(e) }));
    p.on('close', (code) => resolve({ code, out, err }));
    p.stdin.end(opts.input ?? '');
  });
}

/** As run(), but a non-zero exit is an error. */
export async function must(cmd, args, opts) {
  const r = await run(cmd, args, opts);
  if (r.code !== 0) throw new Error(`${cmd} exited ${r.code}: ${r.err.slice(-400)}`);
  return r.out;
}

/**
 * Pids of the processes started (directly or not) under FLEET_TOKEN=token.
 * The token is in their environment, so orphans are found and nothing else is.
 */
export function pidsOf(token) {
  const mark = `FLEET_TOKEN=${token}`;
  const pids = [];
  if (!existsSync('/proc')) return pids; // not Linux: a visit's own closing has to do
  for (const d of readdirSync('/proc')) {
    if (!/^\d+$/.test(d) || +d === process.pid) continue;
    try {
      if (readFileSync(`/proc/${d}/environ`, 'latin1').split('\0').includes(mark)) pids.push(+d);
    } catch {}
  }
  return pids;
}

/** End every process of a token: politely, then not. */
export async function reap(token) {
  for (const sig of ['SIGTERM', 'SIGKILL']) {
    const pids = pidsOf(token);
    if (!pids.length) return;
    for (const pid of pids)
      try {
        process.kill(pid, sig);
      } catch {}
    await until(() => !pidsOf(token).length, sig === 'SIGTERM' ? 1500 : 3000);
  }
}
