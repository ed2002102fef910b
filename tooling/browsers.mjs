// Finds the browsers of this machine, or installs what it can have: Debian's packages as root, else Playwright's Chromium.
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './steps.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What the whole suite uses, and how each is found: names on the PATH first, then places where installers put it. */
const KNOWN = {
  chromium: {
    env: 'VERIDICT_CHROMIUM',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
  },
  chromedriver: { env: 'VERIDICT_CHROMEDRIVER', names: ['chromedriver'], places: ['/usr/lib/chromium/chromedriver'] },
  firefox: {
    env: 'VERIDICT_FIREFOX',
    names: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  },
  webkitDriver: { env: 'VERIDICT_WEBKITDRIVER', names: ['WebKitWebDriver'], places: [] },
  miniBrowser: {
    env: 'VERIDICT_MINIBROWSER',
    names: ['MiniBrowser'],
    places: ['x86_64', 'aarch64'].flatMap((cpu) =>
      ['4.1', '4.0', '6.0'].map((v) => `/usr/lib/${cpu}-linux-gnu/webkit2gtk-${v}/MiniBrowser`),
    ),
  },
  xvfb: { env: 'VERIDICT_XVFB', names: ['Xvfb'], places: [] },
  xdotool: { env: 'VERIDICT_XDOTOOL', names: ['xdotool'], places: [] },
  openbox: { env: 'VERIDICT_OPENBOX', names: ['openbox'], places: [] },
};

const DEBIAN = [
  ...['chromium', 'chromium-driver', 'firefox-esr', 'webkit2gtk-driver', 'xvfb', 'xdotool', 'openbox', 'xauth', 'dbus'],
  ...['fonts-dejavu', 'fonts-liberation', 'libgl1-mesa-dri', 'postgresql'],
];

const runnable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * Where the browsers and their surroundings are: a path each, or null.
 * @returns {Record<keyof typeof KNOWN, string | null>}
 */
export function findBrowsers(env = process.env) {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const found = Object.entries(KNOWN).map(([name, { env: variable, names, places }]) => {
    if (env[variable]) {
      if (!runnable(env[variable])) throw new Error(`${variable} names ${env[variable]}, which cannot be run.`);
      return [name, env[variable]];
    }
    const onPath = names.flatMap((n) => folders.map((f) => join(f, n)));
    return [name, [...onPath, ...places].find(runnable) ?? null];
  });
  const browsers = Object.fromEntries(found);
  browsers.chromium ??= playwrightChromium();
  return browsers;
}

/** Whether windows can be had here, so that a browser may be driven as a person does: null, or the reason why not. */
export function whyNoDisplay(browsers) {
  const missing = ['xvfb', 'xdotool', 'openbox'].filter((name) => !browsers[name]);
  return missing.length ? `needs ${missing.join(', ')}, not found on this machine` : null;
}

function playwrightChromium() {
  try {
    const { chromium } = createRequire(join(root, 'e2e', 'package.json'))('playwright-core');
    const file = chromium.executablePath();
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
}

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** `[]` as root, `['sudo', '-n']` where that asks for no password, null otherwise. */
async function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  return (await run('sudo', ['-n', 'true'])).code === 0 ? ['sudo', '-n'] : null;
}

async function installDebian(say) {
  const prefix = isDebian() ? await rootPrefix() : null;
  if (!prefix) return;
  const apt = (...args) => {
    const [file, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    return run(file, rest);
  };
  say('installing browsers, a display and PostgreSQL from the distribution');
  await apt('update', '-qq');
  const all = await apt('install', '-y', '-qq', '--no-install-recommends', ...DEBIAN);
  if (all.code === 0) return;
  // one name that this release lacks must not cost the others
  for (const name of DEBIAN) {
    const one = await apt('install', '-y', '-qq', '--no-install-recommends', name);
    if (one.code !== 0) say(`${name} cannot be installed: ${lastLine(one.output)}`);
  }
}

const lastLine = (text) => text.trim().split('\n').at(-1) ?? '';
/** What went wrong, of an installer that prints stacks and tries again. */
const reasonIn = (output) => /^.*\b(?:Error|E[A-Z]{4,})\b.*$/m.exec(output)?.[0].trim() ?? lastLine(output);
const hasPostgres = (env) =>
  Boolean(env.VERIDICT_TEST_POSTGRES) || existsSync('/usr/lib/postgresql') || existsSync('/opt/homebrew/bin/initdb');

/** Find the browsers, and install what is missing as far as this machine allows. Throws when there is no Chromium in the end. */
export async function ensureBrowsers(say = () => {}, env = process.env) {
  let browsers = findBrowsers(env);
  if (process.platform === 'linux' && (Object.values(browsers).includes(null) || !hasPostgres(env))) {
    await installDebian(say);
    browsers = findBrowsers(env);
  }
  if (!browsers.chromium) {
    say("downloading Playwright's Chromium");
    const { output } = await run(process.execPath, [
      join(root, 'node_modules/@playwright/test/cli.js'),
      'install',
      'chromium',
    ]);
    browsers = findBrowsers(env);
    if (!browsers.chromium) {
      throw new Error(
        `There is no Chromium, and none could be installed (${reasonIn(output)}). Install Chromium or Chrome, or name one in VERIDICT_CHROMIUM.`,
      );
    }
  }
  return browsers;
}

/** Which environment variable hands a found browser to the processes of the suite. */
export function browserEnv(browsers) {
  const named = Object.entries(KNOWN).filter(([name]) => browsers[name]);
  return Object.fromEntries(named.map(([name, { env }]) => [env, browsers[name]]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const browsers = await ensureBrowsers((line) => process.stdout.write(`${line}\n`)).catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  for (const [name, path] of Object.entries(browsers))
    process.stdout.write(`${name.padEnd(14)} ${path ?? 'not found'}\n`);
}
