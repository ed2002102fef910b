import { readdirSync, readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import { linkSettings } from '@veridict/contract';
import { chromium, withReading } from '@veridict/corpus';
import * as sdk from '@veridict/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageHeaders } from './testing/page.ts';
import { fetchInto } from './testing/sdk.ts';
import { openStatistics, type Statistics, TRACES } from './testing/statistics.ts';

// Whoever begins, or changes sides, copies from these guides: every program in them is run here as it stands.
const folder = new URL('../../../docs/guides/', import.meta.url);
const names = readdirSync(folder).filter((name) => /^(migrate-.*|backend)\.md$/.test(name));
const programsOf = (name: string): string[] =>
  [...readFileSync(new URL(name, folder), 'utf8').matchAll(/^```js\n(.*?)^```$/gms)].map((match) => match[1]!);

type Exported = Record<string, (...given: unknown[]) => Promise<unknown>>;
const tried = new Set<string>();
/** Run a program of a guide as a module that sees this environment, and `fetch` into the app. */
function run(name: string, n: number, env: Record<string, string>): Exported {
  tried.add(`${name} ${n}`);
  const exported: string[] = [];
  const body = programsOf(name)
    [n]!.replace(/import (\{[^}]*\}) from '@veridict\/node';/, 'const $1 = sdk;')
    .replace(/export (?:async function|function|const) (\w+)/g, (whole, what: string) => {
      exported.push(what);
      return whole.slice('export '.length);
    });
  const { fetch } = fetchInto(test);
  const createClient = (options: sdk.Options) => sdk.createClient({ ...options, fetch, now: () => test.clock.at });
  const program = compileFunction(`${body}\nreturn { ${exported.join(', ')} };`, ['sdk', 'process', 'fetch']);
  return program({ ...sdk, createClient }, { env }, fetch) as Exported;
}

let test: Statistics;
let owner: Awaited<ReturnType<Statistics['open']>>;
const env: Record<string, string> = { VERIDICT_URL: 'https://veridict.example' };
beforeAll(async () => {
  test = await openStatistics();
  owner = await test.open();
  env.VERIDICT_SITE_ID = owner.site.id;
  env.VERIDICT_ACCOUNT_ID = owner.account.id;
  env.VERIDICT_SECRET_KEY = await owner.addKey('secret');
  env.VERIDICT_READ_KEY = await owner.addKey('read');
  env.VERIDICT_LINKS_KEY = await owner.addKey('secret', 'live', { scopes: ['links'] });
});
afterAll(() => test.close());

const driven = withReading(chromium(), 'webdriver', { value: 'true' });
const view = (act?: string, visit = chromium()) => owner.page.view({ visit, act });

it('from a backend', async () => {
  const { decide } = run('backend.md', 0, env);
  const ask = async (visit = chromium(), userAgent = pageHeaders('https://shop.example')['user-agent']) => {
    const { token, answer } = await view(undefined, visit);
    const cookies = { botd_token: token, botd_pass: answer.pass };
    return decide!({ cookies, ip: '127.0.0.1', headers: { 'user-agent': userAgent } });
  };
  expect([await ask(), await ask(driven), await ask(chromium(), 'curl/8')]).toEqual(['allow', 'block', 'challenge']);
  expect(await decide!({ cookies: {}, headers: {} })).toBe('challenge');
});

it.each([0, 1])('from Turnstile (%i)', async (n) => {
  const { mayPass } = run('migrate-turnstile.md', n, env);
  const form = async (act: string, visit = chromium()) => ({
    'cf-turnstile-response': (await view(act, visit)).token,
  });
  const person = await form('signup');
  expect(await mayPass!(person, '127.0.0.1')).toBe(true);
  expect(await mayPass!(person, '127.0.0.1')).toBe(false);
  expect(await mayPass!(await form('login'), '127.0.0.1')).toBe(false);
  expect(await mayPass!(await form('signup', driven), '127.0.0.1')).toBe(false);
  expect(await mayPass!({ 'cf-turnstile-response': 'made up' }, '127.0.0.1')).toBe(false);
});

it('from reCAPTCHA v3', async () => {
  const { isPerson } = run('migrate-recaptcha-v3.md', 0, env);
  const { token } = await view('login');
  expect(await isPerson!(token, '127.0.0.1')).toBe(true);
  expect(await isPerson!(token, '127.0.0.1')).toBe(false);
  expect(await isPerson!((await view('login', driven)).token, '127.0.0.1')).toBe(false);
  expect(await isPerson!((await view('other')).token, '127.0.0.1')).toBe(false);
});

it('from BotD', async () => {
  const { detect } = run('migrate-botd.md', 0, env);
  expect(await detect!((await view()).token)).toEqual({ bot: false, botKind: undefined });
  const { token, answer } = await view();
  await owner.page.late(answer.ticket, 1, TRACES);
  expect(await detect!(token)).toEqual({ bot: true, botKind: 'playwright' });
});

it.each([0, 1])('from another verdict API (%i)', async (n) => {
  const { actionOf, remaining } = run('migrate-verdict-api.md', n, env);
  const ask = async ({ token, pass }: { token: string; pass: string }) =>
    actionOf!(n === 0 ? token : { botd_token: token, botd_pass: pass });
  const seen = async (visit = chromium()) => {
    const { token, answer } = await view(undefined, visit);
    return { token, pass: answer.pass };
  };
  expect(await ask(await seen())).toBe('allow');
  expect(await ask(await seen(driven))).toBe('block');
  expect(await ask({ token: 'made up', pass: '' })).toBe('challenge');
  if (remaining) expect(await remaining()).toBeGreaterThan(0);
});

describe('from other statistics', () => {
  let bot: string;
  beforeAll(async () => {
    bot = await owner.bot();
    await test.settle();
  });

  it('analytics', async () => {
    const { analytics } = run('migrate-analytics.md', 0, env);
    expect(await analytics!('24h', 'hour')).toMatchObject({ period: '24h', groupBy: 'hour' });
    await expect(analytics!('1h')).rejects.toThrow('VALIDATION_ERROR');
    const { report } = run('migrate-analytics.md', 1, env);
    const { sessions, likelyHumans, bots } = (await report!()) as {
      sessions: number;
      likelyHumans: number;
      bots: Array<{ id: string; events: number }>;
    };
    expect(bots.map(({ id }) => id)).toContain(bot);
    expect(likelyHumans).toBeGreaterThan(0);
    expect(sessions).toBe(likelyHumans + bots.length);
  });

  it('bot stats', async () => {
    const { overview, suspicious } = run('migrate-bot-stats.md', 0, env);
    expect(((await overview!('7')) as { daily_trend: unknown[] }).daily_trend).toHaveLength(7);
    expect(await suspicious!('50', '5')).toContainEqual(expect.objectContaining({ session_id: bot }));
    await expect(overview!('91')).rejects.toThrow();
    const { worst } = run('migrate-bot-stats.md', 1, env);
    expect(await worst!()).toMatchObject({
      hits: expect.any(Number),
      sessions: expect.arrayContaining([expect.objectContaining({ session_id: bot })]),
    });
  });
});

it('from another moderation', async () => {
  const { suggestedAction, totals, records } = run('migrate-moderation.md', 0, env);
  expect(await suggestedAction!('What a lovely picture, thank you for sharing it with us all.')).toBe('pass');
  expect(await totals!()).toMatchObject({ commentsPassed: '1', commentsTotal: '1' });
  const text = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
  // A minute's record is there when the minute is over.
  test.clock.at += 120_000;
  const found = await records!(text(test.clock.at - 600_000), text(test.clock.at));
  expect(found).toMatchObject([{ commentsPassed: 1, commentsTotal: 1 }]);
  const { judge, overrule, lastHour } = run('migrate-moderation.md', 1, env);
  expect(
    await judge!({ text: 'buy now https://a.example https://b.example https://c.example', author: 'x' }),
  ).toMatchObject({
    outcome: expect.stringMatching(/flag|pass|delete/),
    because: expect.arrayContaining([expect.any(String)]),
  });
  expect(await overrule!('comment-1', 'delete')).toMatchObject({ id: 'comment-1', outcome: 'delete' });
  await expect(lastHour!()).rejects.toMatchObject({ status: 429 });
});

it('from other smart URLs', async () => {
  const rules = { block_desktop: true };
  const settings = linkSettings.parse({ target: 'https://shop.example/spring', rules });
  const { accountId } = owner.site;
  await test.state.createLink({ keyname: 'spring', accountId, settings, createdAt: test.clock.at });
  const [phone, desktop] = [
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  ];
  for (const n of [0, 1]) {
    const { check } = run('migrate-smart-urls.md', n, env);
    expect(await check!({ ip: '84.1.1.1', ua: phone, url: '/' })).toEqual({
      redirectTo: 'https://shop.example/spring',
    });
    expect(await check!({ ip: '84.1.1.1', ua: desktop, url: '/' })).toEqual({
      refused: 'BLOCK BY DEVICE DESKTOP',
      redirectTo: 'STOPBOTNET 403',
    });
  }
  await expect(
    run('migrate-smart-urls.md', 0, { ...env, VERIDICT_LINKS_KEY: 'sk_live_wrong' }).check!({
      ip: '84.1.1.1',
      ua: phone,
      url: '/',
    }),
  ).rejects.toThrow('401');
});

it('leaves no program of a guide untried', () => {
  expect(names).toHaveLength(9);
  const all = names.flatMap((name) => programsOf(name).map((_, n) => `${name} ${n}`));
  expect([...tried].sort()).toEqual(all.sort());
});
