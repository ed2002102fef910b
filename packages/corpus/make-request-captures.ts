// Writes what browsers of this machine send: `npm run requests -w packages/corpus`. Needs certutil (libnss3-tools).
// Header names in order and values, the TLS and HTTP/2 print; no address, no cookie.
import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findBrowsers } from '../../tooling/browsers.mjs';
import { startDisplay } from '../collector/engines/display.mjs';
import { type Recorded, startRecorder } from './src/recording/recorder.ts';

const exec = promisify(execFile);
const browsers = findBrowsers();
const PREFS = [
  ['app.normandy.enabled', false],
  ['browser.aboutwelcome.enabled', false],
  ['browser.shell.checkDefaultBrowser', false],
  ['datareporting.policy.dataSubmissionEnabled', false],
  ['datareporting.policy.firstRunURL', ''],
  ['network.captive-portal-service.enabled', false],
  ['network.connectivity-service.enabled', false],
  ['services.settings.server', 'http://127.0.0.1:9/'],
  ['termsofuse.bypassNotification', true],
  ['browser.preonboarding.enabled', false],
];

/** Let a profile folder trust an authority, as its user would in the browser's settings: no flag that changes the hello. */
async function trust(folder: string, ca: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'ca.pem');
  await writeFile(file, ca);
  await exec('certutil', ['-N', '-d', `sql:${folder}`, '--empty-password']);
  await exec('certutil', ['-A', '-d', `sql:${folder}`, '-t', 'C,,', '-n', 'test', '-i', file]);
}

type Start = (home: string, url: string, ca: string) => Promise<[string, string[]]>;
const VISITORS: Readonly<Record<string, { https: boolean; start: Start }>> = {
  chromium: {
    https: true,
    async start(home, url, ca) {
      await trust(join(home, '.pki/nssdb'), ca);
      const quiet = [
        '--no-first-run',
        '--disable-background-networking',
        '--no-default-browser-check',
        '--password-store=basic',
      ];
      return [browsers.chromium!, ['--no-sandbox', ...quiet, `--user-data-dir=${join(home, 'profile')}`, url]];
    },
  },
  firefox: {
    https: true,
    async start(home, url, ca) {
      const profile = join(home, 'profile');
      await trust(profile, ca);
      const lines = PREFS.map((pair) => `user_pref(${pair.map((x) => JSON.stringify(x)).join()});`);
      await writeFile(join(profile, 'user.js'), lines.join('\n'));
      return [browsers.firefox!, ['--profile', profile, '--no-remote', '--new-instance', url]];
    },
  },
  // It has no store of its own for authorities; the flag has no part in the hello.
  minibrowser: {
    https: true,
    start: async (_home, url) => [browsers.miniBrowser!, ['--private', '--ignore-tls-errors', url]],
  },
  epiphany: { https: false, start: async (_home, url) => ['epiphany', ['--private-instance', url]] },
};

const outside = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !one.internal)?.address;
const screen = await startDisplay(browsers.xvfb!);
const wanted = process.argv.slice(2);
for (const [name, { https, start }] of Object.entries(VISITORS)) {
  if (wanted.length && !wanted.includes(name)) continue;
  const recorded: Recorded[] = [];
  for (const where of ['http', 'https'] as const) {
    if (where === 'https' && !https) continue;
    // A page on the loopback counts as secure; one on the machine's own address does not.
    const recorder = await startRecorder(outside);
    const home = await mkdtemp(join(tmpdir(), 'veridict-browser-'));
    const [file, args] = await start(home, `${recorder[where]}/`, recorder.ca);
    const env = { ...process.env, HOME: home, DISPLAY: screen.display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' };
    const child = spawn(file, args, { stdio: 'ignore', env });
    for (let tries = 0; tries < 120 && !recorder.requests.some((r) => r.path === '/last'); tries++) await delay(250);
    await delay(500);
    child.kill();
    recorded.push(...recorder.requests);
    process.stdout.write(`${name} ${where}: ${recorder.requests.map((r) => r.path).join(' ')}\n`);
    await recorder.close();
    await delay(1000);
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
  const file = { visitor: name, captured: new Date().toISOString().slice(0, 10), requests: recorded };
  await mkdir(new URL('./requests/', import.meta.url), { recursive: true });
  await writeFile(new URL(`./requests/${name}.json`, import.meta.url), `${JSON.stringify(file)}\n`);
}
screen.close();
process.exit(0);
