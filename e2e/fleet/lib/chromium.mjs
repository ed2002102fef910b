// Where the browsers are, and the flags they need on a server (root, closed network).
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowsers } from '../../../tooling/browsers.mjs';

const found = findBrowsers();
export const CHROMIUM = found.chromium;
export const CHROMEDRIVER = found.chromedriver;
export const FIREFOX = found.firefox;
export const WEBKITDRIVER = found.webkitDriver;
export const MINIBROWSER = found.miniBrowser;
export const SHELL = process.env.FLEET_HEADLESS_SHELL ?? '/usr/bin/chromium-headless-shell';

/** Needed as root and without a network; none of them is about automation. */
export const PLAIN = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...['--no-first-run', '--disable-quic', '--disable-background-networking', '--disable-component-update'],
  ...['--disable-sync', '--password-store=basic'],
];

/** Let Mesa's software GL through, so that WebGL is there as on a desktop with a GPU (without it a window on Xvfb has none). */
export const GL = ['--ignore-gpu-blocklist', '--use-gl=angle', '--use-angle=gl'];

export const profile = (tmp) => mkdtempSync(join(tmp, 'profile-'));
