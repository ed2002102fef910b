import { execFileSync } from 'node:child_process';
import { test as base, expect } from '@playwright/test';
import { assessAnswer, type Verdict, verdictAnswer } from '@veridict/contract';
import { findBrowsers, whyNoDisplay } from '../../tooling/browsers.mjs';
import { CLIENTS } from '../tls/clients.mjs';
import { startSite } from '../tls/site.mjs';
import { BROWSERS, visitBy, visitIn } from '../tls/visit.mjs';

const has = (tool: string): boolean => {
  try {
    execFileSync('which', [tool], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const HTTP2 = {
  Chromium: /^1:65536;2:0;4:6291456;6:262144\|15663105\|0\|m,a,s,p$/,
  Firefox: /^1:65536;2:0;4:131072;5:16384\|12517377\|.*\|m,p,a,s$/,
} as const;
/** Of all clients, those that every change must get right. `npm run tls-report` sends them all. */
const FAST = ['curl', 'curl, HTTP/1.1', 'curl, Chrome’s headers', 'wget', 'lynx', 'Node fetch', 'Node https'].concat(
  'Node fetch, Chrome’s headers',
  'Python urllib',
  'Python urllib, Chrome’s headers',
  'impit chrome142',
  'impit firefox144',
);

const test = base.extend<object, { site: Awaited<ReturnType<typeof startSite>> }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from this pattern
    async ({}, use) => {
      const site = await startSite();
      await use(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],
});
test.skip(!has('openssl'), 'openssl is not installed');

const whyOf = ({ signals }: Pick<Verdict, 'signals'>): string =>
  signals.map(({ name, llr, detail }) => `${name} ${llr} ${detail}`).join('\n');

for (const browser of BROWSERS) {
  test(`${browser.id} is a person by every request and by its token`, async ({ site }) => {
    test.setTimeout(120_000);
    test.skip(!browser.file || !has('certutil'), `${browser.id} or certutil is not installed`);
    const noDisplay = whyNoDisplay(findBrowsers());
    test.skip(noDisplay !== null, noDisplay ?? '');
    const visit = await visitIn(browser, site);
    const verdict = verdictAnswer.parse(visit.verdict);
    expect(verdict.score, whyOf(verdict)).toBeLessThanOrEqual(10);
    expect(verdict).toMatchObject({ network: { http_version: '2' }, ip: { source: 'connection' } });
    expect(verdict.network.ja4).toMatch(/^t13d\d{4}h2_/);
    expect(verdict.network.http2).toMatch(HTTP2[browser.id as keyof typeof HTTP2]);
    const requests: ReadonlyArray<{ path: string; answer: unknown }> = visit.requests;
    expect(requests.map(({ path }) => path)).toEqual(expect.arrayContaining(['/', '/style.css', '/image.png']));
    for (const { path, answer } of requests) {
      const told = assessAnswer.parse(answer);
      expect(told.score, `${path}\n${whyOf(told)}`).toBeLessThanOrEqual(10);
    }
  });
}

for (const client of CLIENTS.filter(({ id }) => FAST.includes(id))) {
  const least = client.kind === 'library' ? 70 : 31;
  test(`${client.id} is a bot, at ${least} or more`, async ({ site }) => {
    test.skip(!client.isThere(), `${client.id} is not installed`);
    const { last } = await visitBy(client, site);
    const told = assessAnswer.parse(last);
    expect(told.score, whyOf(told)).toBeGreaterThanOrEqual(least);
  });
}

test('has the clients that it names', () => {
  expect(FAST.filter((id) => !CLIENTS.some((client) => client.id === id))).toEqual([]);
});
