import { request } from 'node:http';
import { forceOutcome } from './example-fixtures.ts';
import { expect, pageOf, test } from './fixtures.ts';
import { type Options, startSite } from './middleware-site.ts';

test('whoever passes the check on the page of refusal is shown what was asked for', async ({ page, server }) => {
  const site = await startSite(server, {});
  try {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await forceOutcome(page, `${site.url}/shelf?page=2`, 'test_human');
    await page.goto(`${site.url}/shelf?page=2`);
    await expect(page.getByRole('heading')).toHaveText('Members');
    expect(page.url()).toBe(`${site.url}/shelf?page=2`);
    expect(complaints.filter((text) => !/403|favicon/.test(text))).toEqual([]);
  } finally {
    await site.stop();
  }
});

test('whom nobody is sure about does the work there first', async ({ page, server }) => {
  const site = await startSite(server, {});
  try {
    const solved = page.waitForResponse(/\/a9\/api\/v1\/challenge\/solution$/);
    await forceOutcome(page, `${site.url}/`, 'test_challenge');
    await page.goto(site.url);
    expect((await solved).status()).toBe(200);
    await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible({ timeout: 20_000 });
  } finally {
    await site.stop();
  }
});

test('nobody is sent round for ever where page and server do not agree', async ({ page, server }) => {
  const site = await startSite(server, { action: 'checkout' });
  try {
    let asked = 0;
    page.on('request', (request) => {
      if (request.isNavigationRequest()) asked += 1;
    });
    await forceOutcome(page, `${site.url}/`, 'test_human');
    await page.goto(site.url);
    await expect(page.getByRole('status')).toHaveText('The check could not be finished.', { timeout: 20_000 });
    expect(asked).toBe(3);
  } finally {
    await site.stop();
  }
});

test('a token in other hands is none', async ({ server }) => {
  const { secret_key: secretKey } = server.keys;
  const reasons: string[] = [];
  const onDecision: Options['onDecision'] = ({ reason }) => reasons.push(reason);
  const site = await startSite(server, { secretKey, enforce: 'block', onDecision });
  try {
    const page = pageOf(server);
    const { token, evidence } = await page.prepare();
    expect((await page.collect(token, evidence)).status).toBe(200);
    const present = (userAgent: string) =>
      fetch(site.url, { headers: { cookie: `botd_token=${token}`, 'user-agent': userAgent } });
    const own = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    expect((await present(own)).status).toBe(200);
    const stolen = await present('python-requests/2.32');
    expect([stolen.status, await stolen.json()]).toMatchObject([403, { code: 'visitor_challenged' }]);
    expect(reasons).toEqual(['verdict', 'token_bearer']);
  } finally {
    await site.stop();
  }
});

test('without a script people are told from programs by what they send', async ({ server }) => {
  const { secret_key: secretKey } = server.keys;
  const site = await startSite(server, { secretKey, enforce: 'block', onMissing: 'assess' });
  try {
    const { port } = new URL(site.url);
    const firefox = [
      ['Host', `127.0.0.1:${port}`],
      ['User-Agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
      ['Accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
      ['Accept-Language', 'en-US,en;q=0.5'],
      ['Accept-Encoding', 'gzip, deflate, br, zstd'],
      ['Connection', 'keep-alive'],
      ['Upgrade-Insecure-Requests', '1'],
      ['Sec-Fetch-Dest', 'document'],
      ['Sec-Fetch-Mode', 'navigate'],
      ['Sec-Fetch-Site', 'none'],
      ['Sec-Fetch-User', '?1'],
      ['Priority', 'u=0, i'],
    ];
    const curl = [
      ['Host', `127.0.0.1:${port}`],
      ['User-Agent', 'curl/8.5.0'],
      ['Accept', '*/*'],
    ];
    expect(await statusOf(site.url, firefox)).toBe(200);
    expect(await statusOf(site.url, curl)).toBe(403);
  } finally {
    await site.stop();
  }
});

/** The status of a request with just these headers, as they stand. */
function statusOf(url: string, headers: string[][]): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: headers.flat(), agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });
}
