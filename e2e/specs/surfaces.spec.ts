import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { analyticsAnswer, botStatsOverview, suspiciousSessions } from '@veridict/contract';
import puppeteer, { type Page as PuppeteerPage } from 'puppeteer-core';
import { findBrowsers } from '../../tooling/browsers.mjs';
import { loadVisitors, visitOnce, whyNot } from '../fleet/lib/fleet.mjs';
import { pageHtml } from '../fleet/lib/page.mjs';
import { admin, expect, type Server, test, verdictOf } from './fixtures.ts';

// One person and one machine come by a smart URL to a site. What they leave behind is asked for in every published way.

const { chromium } = findBrowsers();
const LONG = { timeout: 60_000, intervals: [250] };

/** Ask as a client of the statistics does. */
async function read(server: Server, path: string, key: string): Promise<unknown> {
  const answer = await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${key}` } });
  return answer.json();
}

/** A site whose page hands its tokens to its backend, and counts who comes and who sends the form. */
async function openSite(server: Server) {
  const told: string[] = [];
  const visits: string[] = [];
  const head = `<script async src="${server.url}/collector.js" data-key="${server.keys.public_key}"></script>
<script>document.addEventListener('botd:verdict', (event) =>
  fetch('/told', { method: 'POST', body: event.detail.token, keepalive: true }))</script>`;
  const site = createServer(async (request, response) => {
    const path = request.url ?? '';
    if (path === '/told') {
      told.push(await text(request));
      return response.writeHead(204).end();
    }
    visits.push(path);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    return response.end(pageHtml({ head, runId: path.split('/').at(-1) }));
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  return {
    told,
    count: (path: string) => visits.filter((visited) => visited === path).length,
    urlFor: (name: string) => `${origin}/visit/${name}`,
    async stop() {
      site.closeAllConnections();
      await new Promise((done) => site.close(done));
    },
  };
}

test('a person and a bot come by a smart URL, and all five descriptions are answered from what they left', async ({
  server,
}) => {
  test.setTimeout(240_000);
  const [person] = (await loadVisitors(['human-chromium'])).filter(({ id }) => id === 'human-chromium');
  const reason = chromium ? whyNot(person!) : 'needs Chromium';
  test.skip(reason !== null, reason ?? '');
  const page = await openSite(server);
  try {
    const reader = server.keys.read_key;
    const forTests = { kind: 'secret', mode: 'test', name: 'Tests' };
    const testKey = (await admin<{ secret: string }>(server, '/keys', forTests)).secret;
    await admin(server, '/links', {
      keyname: 'plots',
      target: page.urlFor('by-link'),
      javascript: true,
      public_key: server.keys.public_key,
      site_id: server.keys.site_id,
    });
    const link = `${server.url}/s/plots`;

    // The person is looked at, led on, and fills in the form.
    const came = await visitOnce(person!, link);
    expect(came.error ?? '').toBe('');
    expect(page.count('/submit/by-link')).toBe(1);
    expect(page.told.length).toBeGreaterThan(0);
    const personsToken = page.told.at(-1)!;

    // The machine is looked at and led nowhere. It goes to the page by itself.
    const launch = () =>
      puppeteer.launch({ executablePath: chromium!, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
    /** Go to the page and stay until the browser was recognised: who asks for the token sends what was seen so far. */
    const visit = async (tab: PuppeteerPage, name: string) => {
      const before = page.told.length;
      await tab.goto(page.urlFor(name));
      await expect.poll(() => page.told.length, LONG).toBeGreaterThan(before);
      const token = page.told.at(-1)!;
      const visitorOf = async () => {
        await tab.evaluate(() => window.veridict.token());
        return (await verdictOf(server, token)).visitor_id ?? '';
      };
      await expect.poll(visitorOf, { timeout: 60_000, intervals: [1_000, 4_000] }).toMatch(/^vis_/);
      return token;
    };
    const browser = await launch();
    const tab = await browser.newPage();
    await tab.goto(link);
    await tab.waitForSelector('[data-state="failed"]:not([hidden])', { timeout: 60_000 });
    expect(tab.url()).toBe(link);
    expect(page.count('/visit/by-link')).toBe(1);
    const botsToken = await visit(tab, 'by-itself');
    await browser.close();
    const later = await launch();
    const again = await verdictOf(server, await visit(await later.newPage(), 'again'));
    await later.close();

    const [one, other] = [await verdictOf(server, personsToken), await verdictOf(server, botsToken)];
    expect(one).toMatchObject({ band: 'human', action: 'allow' });
    expect(other.score).toBeGreaterThanOrEqual(70);
    expect(other.signals.length).toBeGreaterThan(0);
    expect(one.visitor_id).toMatch(/^vis_/);
    expect(one.visitor_id).not.toBe(other.visitor_id);
    // The same machine with another profile, no cookie and another session.
    expect(again.visitor_id).toBe(other.visitor_id);
    expect(again.session_id).not.toBe(other.session_id);
    const linked = await fetch(`${server.url}/api/v1/identify`, {
      method: 'POST',
      headers: { 'x-api-key': server.keys.secret_key, 'content-type': 'application/json' },
      body: JSON.stringify({ token: personsToken, user_id: 'max' }),
    });
    expect(linked.status).toBe(200);

    // Statistics follow.
    const analytics = async () => analyticsAnswer.parse(await read(server, '/v1/analytics', reader)).data;
    await expect.poll(async () => (await analytics()).userMatching.totalMatched, LONG).toBe(1);
    const { summary, botDetection } = await analytics();
    expect(summary.uniqueUsers).toBe(1);
    expect(summary.uniqueBots).toBeGreaterThanOrEqual(1);
    expect(botDetection.likelyHumans).toBeGreaterThanOrEqual(1);
    const account = `account_id=${server.keys.account_id}`;
    const worst = suspiciousSessions.parse(await read(server, `/bot-stats/suspicious-sessions?${account}`, reader));
    expect(worst.data.map(({ session_id }) => session_id)).toContain(other.session_id);
    const overview = botStatsOverview.parse(await read(server, `/bot-stats/overview?${account}&days=1`, reader));
    expect(overview.data.top_flags.length).toBeGreaterThan(0);

    // And everything that was published is as it was published.
    const kit = fileURLToPath(new URL('../../packages/corpus/conformance.ts', import.meta.url));
    const node = ['--conditions=@veridict/source', '--import=tsx', kit];
    const given = {
      host: server.url,
      key: server.keys.secret_key,
      'read-key': reader,
      'links-key': server.keys.links_key,
      'test-key': testKey,
      keyname: 'plots',
      token: botsToken,
    };
    const options = Object.entries(given).flatMap(([name, value]) => [`--${name}`, value]);
    const { stdout } = await promisify(execFile)(process.execPath, [...node, ...options]).catch(
      (failed: { stdout: string }) => failed,
    );
    expect(stdout).toMatch(/ 0 left out, 0 differ\n$/);
  } finally {
    await page.stop();
  }
});
