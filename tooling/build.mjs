// Builds everything, or a workspace and what it needs: node tooling/build.mjs [--filter=NAME...]
// A wrapper, because turbo reports its use to its makers unless the environment says no, and npm scripts cannot set one
// the same way on every system.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const turbo = join(root, 'node_modules', 'turbo', 'bin', 'turbo');

/**
 * Build, and wait for it.
 * @param {string[]} args turbo's own
 * @returns {number} 0 when all is built
 */
export function build(args) {
  const { status } = spawnSync(process.execPath, [turbo, 'run', 'build', '--output-logs=errors-only', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
  });
  return status ?? 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = build(process.argv.slice(2));
