import {
  addressAnswer,
  blockerAnswer,
  LINK_STATUSES,
  linkAnswer,
  linkRefusal,
  linkScriptAnswer,
  linkSettings,
} from '@veridict/contract';
import { createIpLookup, parseAddress } from '@veridict/ip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StatePort, StateUnavailable } from '../../state/port.ts';
import { openMemoryState } from '../../state/testing/memory.ts';
import { buildTestApp, good, openAccount, type TestApp } from '../../testing/app.ts';

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const PHONE =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';
const GOOGLEBOT = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';

const torExit = parseAddress('84.1.1.9');
const ip = createIpLookup({
  asn: null,
  network: (address) =>
    address === '84.1.1.2' ? { asn: 24940, organisation: 'Hetzner Online GmbH' } : { asn: 64496, organisation: 'Isp' },
  place: (address) => ({ country: address === '84.1.1.3' ? 'PT' : 'ES', city: 'Madrid' }),
  feeds: () => ({
    tor: { find: (address: unknown) => (JSON.stringify(address) === JSON.stringify(torExit) ? 1 : 0) } as never,
  }),
});
let state: StatePort;
let test: TestApp;
let owner: Awaited<ReturnType<typeof openAccount>>;
let key: string;
beforeAll(async () => {
  state = await openMemoryState();
  const hostnameOf = async (address: string) => (address === '84.1.1.4' ? 'x.bad.example' : null);
  test = await buildTestApp(state, { ip, hostnameOf });
  owner = await openAccount(test);
  key = await owner.addKey('secret', 'live', { scopes: ['links'] });
  await addLink('plain', {});
});
afterAll(async () => {
  await test.app.close();
  await state.close();
});

async function addLink(keyname: string, rules: object, more: object = {}): Promise<void> {
  const settings = linkSettings.parse({ target: `https://shop.example/${keyname}`, rules, ...more });
  await state.createLink({ keyname, accountId: owner.account.id, settings, createdAt: test.clock.at });
}
const get = (path: string, query: Record<string, string>, headers: Record<string, string> = {}) =>
  test.app.inject({ url: path, query, headers });
const visit = { apikey: '', ip: '84.1.1.1', keyname: 'plain', ua: CHROME, url: '/' };
const ask = (more: Partial<typeof visit> = {}) => get('/api/shorterlink', { ...visit, apikey: key, ...more });
const check = async (more: Partial<typeof visit> = {}) => good(await ask(more), linkAnswer);
/** `status sentence`, in this surface's envelope. */
function refusal(answer: Awaited<ReturnType<typeof get>>): string {
  const { message, timeResponse } = linkRefusal.parse(answer.json());
  expect(timeResponse).toBe(new Date(test.clock.at).toISOString().slice(0, 19).replace('T', ' '));
  return `${answer.statusCode} ${message}`;
}

describe('200', () => {
  it('answers a visitor in the published form, under both names of the path', async () => {
    const answer = await check();
    expect(answer).toEqual({
      IP: '84.1.1.1',
      IPInfo: {
        hostname: null,
        asn: 64496,
        company: 'Isp',
        isp: 'Isp',
        city: 'Madrid',
        district: null,
        region: null,
        postcode: null,
        country: 'ES',
        latitude: null,
        longitude: null,
        timezone: null,
      },
      IPStatus: { isBot: 0, BlockAccess: 0, ThreatURL: 0, DetectActivity: 'VISITOR' },
      UA: CHROME,
      redirectTo: 'https://shop.example/plain',
      jsResponse: '0',
      status: 'success',
      timeResponse: '2026-11-21 12:00:00',
    });
    expect(good(await get('/api/shortlink', { ...visit, apikey: key }), linkAnswer)).toEqual(answer);
  });

  const cases: Array<[status: string, rules: object, visitor: Partial<typeof visit>]> = [
    ['ALLOW BY WHITELIST IP (USER)', { allow_list: ['84.1.1.0/24'], block_desktop: true }, {}],
    ['BLOCK BY BLACKLIST IP (USER)', { block_list: ['84.1.1.1'] }, {}],
    ['BLOCK BY THREAT URL', { block_threat_urls: true }, { url: '/?f=../../etc/passwd' }],
    ['BLOCK BY SPIDER CRAWLER', { block_crawlers: 'unverified' }, { ua: GOOGLEBOT }],
    ['BLOCK BY MALICIOUS ACTIVITY', { block_malicious: true }, { ua: 'curl/8.5.0' }],
    ['BLOCK BY HOSTNAME DATABASE', { block_hostnames: ['.bad.example'] }, { ip: '84.1.1.4' }],
    ['BLOCK BY PROXY/VPN/TOR', { block_proxies: true }, { ip: '84.1.1.9' }],
    ['BLOCK BY IP NON-ISP', { block_non_isp: true }, { ip: '84.1.1.2' }],
    ['BLOCK BY COUNTRY', { countries: { mode: 'allow', codes: ['ES'] } }, { ip: '84.1.1.3' }],
    ['BLOCK BY DEVICE DESKTOP', { block_desktop: true }, {}],
    ['BLOCK BY DEVICE MOBILE', { block_mobile: true }, { ua: PHONE }],
    ['VISITOR', { block_malicious: true, block_crawlers: 'all', block_proxies: true, block_non_isp: true }, {}],
  ];
  it.each(cases)('%s', async (status, rules, visitor) => {
    const keyname = `link${status.replace(/[^A-Z]/g, '')}`;
    await addLink(keyname, rules, { blocked: 'not_found' });
    const { IPStatus, redirectTo } = await check({ keyname, ...visitor });
    const isBlocked = status.startsWith('BLOCK');
    expect(IPStatus).toMatchObject({ DetectActivity: status, BlockAccess: isBlocked ? 1 : 0 });
    expect(redirectTo).toBe(isBlocked ? 'STOPBOTNET 404' : `https://shop.example/${keyname}`);
  });

  it('BLOCK BY IP DATABASE, once an address attacked three times within a day', async () => {
    await addLink('trap', { block_threat_urls: true, block_known_addresses: true });
    await addLink('other', { block_known_addresses: true }, { blocked: 'https://shop.example/sorry' });
    const from = { ip: '84.1.1.77' };
    for (let i = 0; i < 3; i++) {
      expect((await check({ ...from, keyname: 'other' })).IPStatus.DetectActivity).toBe('VISITOR');
      await check({ ...from, keyname: 'trap', url: '/.env' });
    }
    const { IPStatus, redirectTo } = await check({ ...from, keyname: 'other' });
    expect(IPStatus.DetectActivity).toBe('BLOCK BY IP DATABASE');
    expect(redirectTo).toBe('https://shop.example/sorry');
    test.clock.at += 86_400_001;
    expect((await check({ ...from, keyname: 'other' })).IPStatus.DetectActivity).toBe('VISITOR');
    test.clock.at -= 86_400_001;
  });

  it("BLOCK BY INVALID KEYNAME, also for another account's", async () => {
    const stranger = await openAccount(test);
    const theirs = await stranger.addKey('secret', 'live', { scopes: ['links'] });
    for (const answer of [await check({ keyname: 'nothing' }), await check({ apikey: theirs })]) {
      expect(answer.IPStatus).toMatchObject({ DetectActivity: 'BLOCK BY INVALID KEYNAME', BlockAccess: 1 });
      expect(answer.redirectTo).toBe('STOPBOTNET 404');
    }
  });

  it('has a case for every status', () => {
    const seen = [...cases.map(([status]) => status), 'BLOCK BY IP DATABASE', 'BLOCK BY INVALID KEYNAME'];
    expect(seen.sort()).toEqual([...LINK_STATUSES].sort());
  });

  it('takes the report that a visitor ran JavaScript, of visitors it has seen', async () => {
    await addLink('js', {}, { javascript: true });
    const report = async (more: object = {}) =>
      good(
        await get('/api/shorterlink', { apikey: key, ip: '84.1.1.1', keyname: 'js', js: '1', ...more }),
        linkScriptAnswer,
      );
    const used = await state.usage(owner.account.id, '2026-11');
    expect((await report()).AddVisitorStatus).toBe(0);
    expect((await check({ keyname: 'js' })).jsResponse).toBe('1');
    expect((await report()).AddVisitorStatus).toBe(1);
    expect((await report({ ip: '84.1.1.200' })).AddVisitorStatus).toBe(0);
    expect((await report({ keyname: 'nothing' })).AddVisitorStatus).toBe(0);
    expect(await state.usage(owner.account.id, '2026-11')).toBe(used + 1);
  });

  it('checks a visitor without a smart URL', async () => {
    const ask = async (ua: string) =>
      good(await get('/api/blocker', { apikey: key, ip: '84.1.1.1', ua, url: '/' }), blockerAnswer).IPStatus;
    expect(await ask(CHROME)).toEqual({ isBot: 0, BlockAccess: 0, ThreatURL: 0, DetectActivity: 'VISITOR' });
    expect(await ask('curl/8.5.0')).toMatchObject({ isBot: 1, BlockAccess: 1 });
    expect(await ask('')).toMatchObject({ isBot: 1, BlockAccess: 1 });
  });

  it('judges whoever sends a long user agent or address', async () => {
    await addLink('long', { block_malicious: true, block_threat_urls: true });
    const long = { keyname: 'long', ua: `curl/8.5.0 ${'x'.repeat(6_000)}` };
    expect((await check(long)).IPStatus).toMatchObject({ DetectActivity: 'BLOCK BY MALICIOUS ACTIVITY', isBot: 1 });
    const url = `/${'x'.repeat(6_000)}/../../etc/passwd`;
    expect((await check({ keyname: 'long', url })).IPStatus.DetectActivity).toBe('BLOCK BY THREAT URL');
  });

  it('knows IPv4 that is written as IPv6', async () => {
    await addLink('mapped', { countries: { mode: 'deny', codes: ['PT'] } });
    const { IP, IPInfo, IPStatus } = await check({ keyname: 'mapped', ip: '::ffff:84.1.1.3' });
    expect([IP, IPInfo.country, IPStatus.DetectActivity]).toEqual(['::ffff:84.1.1.3', 'PT', 'BLOCK BY COUNTRY']);
  });

  it('looks an address up', async () => {
    const answer = good(await get('/api/iplookup', { apikey: key, ip: '84.1.1.4' }), addressAnswer);
    expect(answer).toMatchObject({ ip: '84.1.1.4', hostname: 'x.bad.example', asn: 64496, countryCode: 'ES' });
    const inside = good(await get('/api/iplookup', { apikey: key, ip: '10.0.0.1' }), addressAnswer);
    expect(inside).toMatchObject({ asn: 0, country: null, countryCode: null });
  });

  it('takes other secret keys from headers', async () => {
    const { apikey: _, ...query } = visit;
    const secret = await owner.addKey('secret');
    expect((await get('/api/shorterlink', query, { authorization: `Bearer ${secret}` })).statusCode).toBe(200);
    expect((await get('/api/shorterlink', query, { 'x-api-key': key })).statusCode).toBe(200);
  });
});

describe('400', () => {
  it.each<[string, Record<string, string>]>([
    ['an address that is none', { ip: '84.1.1' }],
    ['no user agent', { ua: undefined as never }],
    ['a js that is not 1', { js: '0' }],
    ['a user agent of 8193 characters', { ua: 'a'.repeat(8193) }],
  ])('refuses %s', async (_what, change) => {
    const query = Object.entries({ ...visit, apikey: key, ...change }).filter(([, value]) => value !== undefined);
    expect(refusal(await get('/api/shorterlink', Object.fromEntries(query)))).toMatch(/^400 /);
  });
});

describe('401', () => {
  it('needs a key, of the right kind', async () => {
    const { apikey: _, ...query } = visit;
    expect(refusal(await get('/api/shorterlink', query))).toMatch(/^401 /);
    expect(refusal(await ask({ apikey: 'sk_live_nothing' }))).toMatch(/^401 /);
    expect(
      refusal(await get('/api/iplookup', { ip: '84.1.1.1' }, { 'x-api-key': await owner.addKey('read') })),
    ).toMatch(/^401 /);
    expect(refusal(await get('/api/shorterlink', { ...visit, apikey: key }, { 'x-api-key': 'another' }))).toMatch(
      /^401 /,
    );
  });

  it('refuses a broader key in the address, and marks it as exposed', async () => {
    const secret = await owner.addKey('secret');
    expect(refusal(await ask({ apikey: secret }))).toMatch(/^401 .*rotate/);
    const { items } = await state.listKeys(owner.account.id, { limit: 200 });
    expect(items.find(({ last4 }) => secret.endsWith(last4))?.exposedAt).toBe(test.clock.at);
    expect(items.find(({ last4 }) => key.endsWith(last4))?.exposedAt).toBeNull();
    expect(test.lines.join('')).not.toContain(secret);
    expect(test.lines.join('')).not.toContain(key);
  });
});

describe('402', () => {
  it('stops at the quota and remembers nobody', async () => {
    const limited = await buildTestApp(state, { ip, env: { VERIDICT_TIERS: '{"free":{"monthly":1,"perMinute":9}}' } });
    const one = await openAccount(limited, 'free');
    const apikey = await one.addKey('secret', 'live', { scopes: ['links'] });
    const go = () => limited.app.inject({ url: '/api/iplookup', query: { apikey, ip: '84.1.1.1' } });
    expect((await go()).statusCode).toBe(200);
    expect(refusal(await go())).toMatch(/^402 /);
    await limited.app.close();
  });
});

describe('503', () => {
  it('says so in its own words when the store is away', async () => {
    const broken: StatePort = { ...state, getLink: () => Promise.reject(new StateUnavailable('gone')) };
    const app = await buildTestApp(broken, { ip });
    expect(refusal(await app.app.inject({ url: '/api/shorterlink', query: { ...visit, apikey: key } }))).toMatch(
      /^503 /,
    );
    await app.app.close();
  });
});
