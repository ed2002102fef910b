import { test as base, expect, type Page } from '@playwright/test';
import { type Decoded, judge, NOTHING_KNOWN } from '@veridict/verifier';
import { CollectorSite } from './collector-site.ts';

export { expect } from '@playwright/test';

/** Tests with a site of their own, and what the page under test complained about. */
export const test = base.extend<{ site: CollectorSite; complaints: string[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from this pattern
  site: async ({}, use) => {
    const site = await new CollectorSite().start();
    await use(site);
    await site.stop();
    expect(site.problems).toEqual([]);
  },
  // Whatever the page shows in its console or throws is a complaint. The probe of the console itself speaks on the
  // level that nobody is shown.
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() !== 'debug') complaints.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
    await use(complaints);
  },
});

/** Notes each of the collector's events before anything else runs. */
export const watchEvents = (page: Page) =>
  page.addInitScript(() => {
    const events: unknown[] = [];
    Object.defineProperty(document, 'seenEvents', { value: events });
    for (const name of ['botd:verdict', 'botd:error'])
      addEventListener(name, (event) => {
        const { detail, bubbles, cancelable } = event as CustomEvent;
        events.push({ name, detail, bubbles, cancelable });
      });
  });
/** The collector's events so far. */
export const eventsOf = (page: Page) =>
  page.evaluate(
    () => (document as unknown as { seenEvents: Array<{ name: string; detail: Record<string, unknown> }> }).seenEvents,
  );
/** The verdict's public part, once it is there. */
export const ready = (page: Page) =>
  page.evaluate(async () => (await window.veridict.ready) as Record<string, unknown> | null);

/** What the server holds against readings that must follow from a nonce. */
export const againstSeeds = (decoded: Decoded, nonce: string): string[] =>
  judge(decoded, { ...NOTHING_KNOWN, nonce }).signals.flatMap(({ name }) => (name.startsWith('seed_') ? [name] : []));

declare global {
  interface Window {
    veridict: import('@veridict/collector').Veridict;
  }
}
