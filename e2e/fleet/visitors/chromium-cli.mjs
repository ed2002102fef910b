import { join } from 'node:path';
import { CHROMIUM, PLAIN, profile, SHELL } from '../lib/chromium.mjs';
import { must } from '../lib/processes.mjs';

const make = (id, bin, args) => ({
  id,
  kind: 'bot',
  family: 'chromium-cli',
  visit: (url, { tmp }) =>
    must(bin, [...PLAIN, `--user-data-dir=${profile(tmp)}`, '--timeout=4000', ...args(tmp), url], { timeout: 20000 }),
});

export default [
  make('chromium-dump-dom', CHROMIUM, () => ['--headless', '--dump-dom', '--virtual-time-budget=4000']),
  make('headless-shell-screenshot', SHELL, (tmp) => [
    `--screenshot=${join(tmp, 'a.png')}`,
    '--virtual-time-budget=4000',
  ]),
];
