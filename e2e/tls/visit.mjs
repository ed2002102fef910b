// One client, or one browser, at the site, and what Veridict made of it.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowsers } from '../../tooling/browsers.mjs';
import { startDisplay } from '../fleet/lib/display.mjs';
import { writePrefs } from '../fleet/lib/firefox.mjs';
import { must } from '../fleet/lib/processes.mjs';
import { until } from '../fleet/lib/waiting.mjs';

const LIMIT_MS = 60_000;

/**
 * Send a client and wait for its end. The last page it asked for speaks: a scraper is known by all it did.
 * @param {{ file: string, args: (url: string, ca: string, folder: string) => string[], env?: (ca: string) => object, cwd?: string }} client
 */
export async function visitBy({ file, args, env = () => ({}), cwd }, site) {
  site.next();
  const folder = mkdtempSync(join(site.folder, 'client-'));
  const options = { env: { ...process.env, ...env(site.ca) }, timeout: LIMIT_MS, cwd: cwd ?? folder };
  await must(file, args(`${site.url}/`, site.ca, folder), options);
  const pages = site.seen.filter(({ answer }) => answer);
  const last = pages.at(-1)?.answer;
  if (last?.score === undefined) throw new Error(`no verdict: ${JSON.stringify(last ?? 'the client did not come')}`);
  return { first: pages[0].answer, last, pages: pages.length };
}

/** A store of certificates that trusts the test's authority: no switch that would change how a browser says hello. */
async function trust(store, ca) {
  mkdirSync(store, { recursive: true });
  await must('certutil', ['-N', '-d', `sql:${store}`, '--empty-password']);
  await must('certutil', ['-A', '-d', `sql:${store}`, '-t', 'C,,', '-n', 'test', '-i', ca]);
}

const { chromium, firefox } = findBrowsers();
/** Browsers as people have them: in a window, without a flag or a driver. */
export const BROWSERS = [
  {
    id: 'Chromium',
    file: chromium,
    async args(home, ca) {
      await trust(join(home, '.pki', 'nssdb'), ca);
      const quiet = ['--no-first-run', '--no-default-browser-check', '--password-store=basic'];
      const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
      return [...quiet, ...sandbox, `--user-data-dir=${join(home, 'profile')}`];
    },
  },
  {
    id: 'Firefox',
    file: firefox,
    async args(home, ca) {
      const profile = join(home, 'profile');
      await trust(profile, ca);
      writePrefs(profile, {});
      return ['--no-remote', '--new-instance', '--profile', profile];
    },
  },
];

/**
 * Open the page in a browser and wait until its collector has run: what its requests say, and what its token does.
 * @param {{ file: string | null, args: (home: string, ca: string) => Promise<string[]> }} browser
 */
export async function visitIn({ file, args }, site) {
  site.next();
  const home = mkdtempSync(join(site.folder, 'home-'));
  const display = await startDisplay({ dir: join(home, 'display') });
  const env = { ...process.env, HOME: home, DISPLAY: display.display };
  const browser = spawn(file, [...(await args(home, site.ca)), `${site.url}/`], {
    stdio: 'ignore',
    detached: true,
    env,
  });
  try {
    if (!(await until(() => site.token !== null, LIMIT_MS, 50))) throw new Error('the collector did not run');
    const verdict = await site.verdictOf(site.token);
    const requests = site.seen.filter(({ answer }) => answer?.score !== undefined);
    return { verdict, requests };
  } finally {
    if (browser.pid !== undefined) process.kill(-browser.pid, 'SIGKILL');
    await display.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** What is written between two marks of a page, replaced. */
export function withSection(path, name, text) {
  const page = readFileSync(path, 'utf8');
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const section = `${begin}\n${text.trim()}\n${end}`;
  const at = page.indexOf(begin);
  if (at < 0) return `${page.trimEnd()}\n\n${section}\n`;
  return page.slice(0, at) + section + page.slice(page.indexOf(end) + end.length);
}
