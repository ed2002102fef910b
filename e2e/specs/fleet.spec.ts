import { test as base, expect } from '@playwright/test';
import { verdictAnswer } from '@veridict/contract';
import { loadVisitors, whyNot } from '../fleet/lib/fleet.mjs';
import { outcomeOf } from '../fleet/lib/outcome.mjs';
import { start } from '../fleet/targets/veridict.mjs';

/** Of the whole fleet, those that every change must get right. `npm run fleet` sends them all. */
const PEOPLE = ['human-chromium', 'human-firefox', 'human-minibrowser'];
const BOTS = [
  ...['puppeteer-headless', 'puppeteer-headful', 'playwright-headless', 'playwright-headful'],
  ...['selenium-chrome-headless', 'selenium-chrome-headful', 'firefox-bidi-headless', 'selenium-webkit'],
];
const MODULES = [
  ...['human-chromium', 'human-firefox', 'human-webkit', 'puppeteer', 'playwright', 'selenium-chrome'],
  ...['firefox-bidi', 'selenium-webkit'],
];

const visitors = await loadVisitors(MODULES);

const test = base.extend<object, { target: Awaited<ReturnType<typeof start>> }>({
  target: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from this pattern
    async ({}, use) => {
      const target = await start({ beside: false });
      await use(target);
      await target.stop();
    },
    { scope: 'worker' },
  ],
});

async function visit(id: string, target: Awaited<ReturnType<typeof start>>) {
  const visitor = visitors.find((v) => v.id === id);
  if (!visitor) throw new Error(`There is no visitor ${id}.`);
  const reason = whyNot(visitor);
  test.skip(reason !== null, reason ?? '');
  const outcome = await outcomeOf(visitor, target);
  expect(outcome.error ?? '', 'the visit itself').toBe('');
  expect(outcome.score, `no verdict: ${JSON.stringify(outcome.detail)}`).toBeDefined();
  const verdict = verdictAnswer.parse(outcome.detail);
  const why = verdict.signals.map((s) => `${s.name} ${s.llr} ${s.detail ?? ''}`).join('\n');
  return { verdict, why };
}

for (const id of PEOPLE) {
  test(`${id} is a person`, async ({ target }) => {
    test.setTimeout(120_000);
    const { verdict, why } = await visit(id, target);
    expect(verdict.score, why).toBeLessThanOrEqual(10);
    expect(verdict).toMatchObject({ band: 'human', action: 'allow', hard_rule_hit: '' });
  });
}

for (const id of BOTS) {
  test(`${id} is a bot, with reasons`, async ({ target }) => {
    test.setTimeout(120_000);
    const { verdict, why } = await visit(id, target);
    expect(verdict.score, why).toBeGreaterThanOrEqual(70);
    expect(['automated', 'known-bot']).toContain(verdict.band);
    expect(verdict.signals.some((s) => s.llr > 0 || s.name === verdict.hard_rule_hit)).toBe(true);
  });
}
