// Playwright rebuilt to leave no trace of its protocol, as its makers tell people to use it.
import { chromium } from 'patchright-core';
import { CHROMIUM, GL, PLAIN, profile } from '../lib/chromium.mjs';
import { playwrightFlow } from '../lib/flows.mjs';

const make = (id, launch, extra = {}) => ({
  id,
  kind: 'bot',
  family: 'patchright',
  ...extra,
  async visit(url, { tmp }) {
    const context = await chromium.launchPersistentContext(profile(tmp), {
      executablePath: CHROMIUM,
      viewport: null,
      ...launch,
      args: [...PLAIN, ...(launch.args ?? [])],
    });
    await playwrightFlow(context.pages()[0] ?? (await context.newPage()), url);
    await context.close();
  },
});

export default [
  make('patchright-headful', { headless: false, args: GL }, { display: {} }),
  make('patchright-headless', { headless: true }),
];
