// Controls: Debian's Chromium in a window, no automation flag, no debugging port, driven by the X pointer and keyboard only.
import { spawn } from 'node:child_process';
import { CHROMIUM, GL, PLAIN, profile } from '../lib/chromium.mjs';
import { Person } from '../lib/person.mjs';
import { sleep } from '../lib/waiting.mjs';

const make = (id, { args = [], ...extra } = {}) => ({
  id,
  kind: 'human',
  family: 'chromium',
  display: {},
  ...extra,
  async visit(url, { tmp, display, fb }) {
    const p = spawn(
      CHROMIUM,
      [...PLAIN, '--no-default-browser-check', `--user-data-dir=${profile(tmp)}`, ...args, url],
      { stdio: 'ignore' },
    );
    const person = new Person({ display, fb });
    await person.visitForm();
    await person.key('ctrl+w');
    await sleep(300);
    p.kill();
  },
});

// with and without WebGL, so that its lack on this machine does not set controls and bots apart
export default [
  make('human-chromium'),
  make('human-chromium-small', { args: [...GL, '--window-size=1000,700'], display: { size: '1366x768' } }),
  make('human-chromium-de', { args: ['--lang=de'], env: { LANGUAGE: 'de', TZ: 'Europe/Berlin' } }),
  make('human-chromium-dark', { args: [...GL, '--force-dark-mode'], env: { TZ: 'Asia/Tokyo' } }),
  make('human-chromium-incognito', { args: ['--incognito'], env: { TZ: 'America/Chicago' } }),
  make('human-chromium-utc', { env: { TZ: 'UTC' } }),
  make('human-chromium-webgl', { args: GL }),
  make('human-chromium-hidpi', { args: ['--force-device-scale-factor=1.5'] }),
];
