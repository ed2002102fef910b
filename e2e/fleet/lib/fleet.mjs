// The fleet: its visitors, and one visit of one of them in a process, a home and a display of its own.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findBrowsers, whyNoDisplay } from '../../../tooling/browsers.mjs';
import { ppm, startDisplay } from './display.mjs';
import { reap } from './processes.mjs';
import { until } from './waiting.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');

const FOLDERS = [
  ['visitors', false],
  ['visitors/holdout', true],
];

/** Every visitor of the modules named, or of all modules. Those of visitors/holdout/ are marked. */
export async function loadVisitors(names, say = () => {}, folders = FOLDERS) {
  const all = [];
  for (const [dir, holdout] of folders) {
    if (!existsSync(join(root, dir))) continue;
    const files = readdirSync(join(root, dir)).filter(
      (f) => f.endsWith('.mjs') && (!names || names.includes(f.slice(0, -4))),
    );
    for (const name of files.sort()) {
      const file = join(root, dir, name);
      try {
        const { default: visitors } = await import(pathToFileURL(file).href);
        for (const v of [visitors].flat()) all.push({ ...v, holdout, file });
      } catch (error) {
        say(`${dir}/${name} cannot be loaded: ${error.message.split('\n')[0]}`);
      }
    }
  }
  return all;
}

const onPath = (name) => (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

/** Why a visitor cannot come on this machine, or null. */
export function whyNot(visitor, browsers = findBrowsers()) {
  const missing = (visitor.needs ?? []).filter((name) => !browsers[name]);
  missing.push(...(visitor.programs ?? []).filter((name) => !onPath(name)));
  if (missing.length) return `needs ${missing.join(', ')}, not found on this machine`;
  return visitor.display ? whyNoDisplay(browsers) : null;
}

/** What a visit may know of our environment: where programs are, and nothing else. */
function visitEnv(tmp, token, visitor) {
  const browsers = Object.entries(process.env).filter(([k]) => /^(VERIDICT|FLEET)_/.test(k));
  return {
    ...Object.fromEntries(browsers),
    PATH: process.env.PATH,
    LANG: 'en_US.UTF-8',
    TZ: 'Europe/Paris',
    HOME: join(tmp, 'home'),
    TMPDIR: join(tmp, 'tmp'),
    XDG_RUNTIME_DIR: join(tmp, 'run'),
    FLEET_TOKEN: token,
    FLEET_TMP: tmp,
    NO_AT_BRIDGE: '1',
    GOTOOLCHAIN: 'local',
    ...visitor.env,
  };
}

/** Let a visitor come to an address. Never throws: `{ ok, ms, error?, timedOut? }`. */
export async function visitOnce(visitor, url, { timeoutMs = 75_000, shots, debug } = {}) {
  const token = randomUUID();
  const tmp = mkdtempSync(join(tmpdir(), 'fleet-'));
  for (const d of ['home', 'tmp', 'run']) mkdirSync(join(tmp, d), { mode: 0o700 });
  const env = visitEnv(tmp, token, visitor);
  const began = Date.now();
  let screen;
  try {
    if (visitor.display) {
      screen = await startDisplay({ size: visitor.display.size, dir: join(tmp, 'fb'), env });
      Object.assign(env, { DISPLAY: screen.display, FLEET_FB: screen.fb });
    }
    const child = spawn(process.execPath, [join(here, 'visit.mjs'), visitor.file, visitor.id, url], {
      env,
      cwd: join(tmp, 'tmp'),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (d) => {
        if (log.length < 20_000) log += d;
        if (debug) process.stderr.write(d);
      });
    }
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    const code = await new Promise((resolve) => {
      child.on('exit', resolve);
      child.on('error', () => resolve(-1));
    });
    clearTimeout(timer);
    const ms = Date.now() - began;
    if (code === 0) return { ok: true, ms };
    if (screen && shots) writeFileSync(join(shots, `${visitor.id}.ppm`), ppm(screen.fb));
    const at = log.indexOf('VISIT FAILED');
    const error = timedOut ? 'timeout' : (at >= 0 ? log.slice(at + 13) : log).slice(0, 800);
    return { ok: false, timedOut, ms, error };
  } catch (error) {
    return { ok: false, ms: Date.now() - began, error: String(error.message) };
  } finally {
    await screen?.stop();
    await reap(token);
    await removeFolder(tmp);
  }
}

/** A browser that is still ending may write once more into the folder it had: no reason to end the whole run. */
async function removeFolder(folder) {
  const gone = await until(
    () => {
      try {
        rmSync(folder, { recursive: true, force: true });
        return true;
      } catch {
        return false;
      }
    },
    10_000,
    250,
  );
  if (!gone) console.error(`! ${folder} could not be removed`);
}
