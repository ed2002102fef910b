import { defineConfig } from '@playwright/test';
import { findBrowsers } from '../tooling/browsers.mjs';

const { chromium } = findBrowsers();

// What users get is what is tried here: built files only, the server as its own process, a browser of this machine.
export default defineConfig({
  testDir: 'specs',
  outputDir: 'test-results',
  timeout: 60_000,
  // browsers that are driven by hand and eye need the cores to themselves
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  // Real browsers on a busy machine miss a beat now and then: once more, and the run names whom that happened to.
  retries: 1,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      // as root there is no sandbox to be had
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
