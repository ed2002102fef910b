import { errorAnswer, myIpAnswer } from '@veridict/contract';
import { createIpLookup } from '@veridict/ip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, good, openTestState, refused, type TestApp } from '../../testing/app.ts';

const places: Record<string, { country: string; city: string | null }> = {
  '84.1.1.1': { country: 'DE', city: 'Berlin' },
  '85.1.1.1': { country: 'IN', city: null },
  '86.1.1.1': { country: 'AQ', city: null },
};
const networks: Record<string, number> = { '84.1.1.1': 3320, '85.1.1.1': 24940, '20.9.9.9': 36183 };
const ip = createIpLookup({
  asn: null,
  network: (address) => (networks[address] ? { asn: networks[address], organisation: 'Some' } : null),
  place: (address) => places[address] ?? { country: null, city: null },
  feeds: () => ({}),
});

let store: Awaited<ReturnType<typeof openTestState>>;
let test: TestApp;
beforeAll(async () => {
  store = await openTestState();
  test = await buildTestApp(store.state, { ip, env: { VERIDICT_MYIP_RATE: '3', VERIDICT_TRUST_PROXY: '1' } });
});
afterAll(async () => {
  await test.app.close();
  await store.close();
});

const ask = (address: string, more: Record<string, string> = {}) =>
  test.app.inject({ url: '/v1/myip', headers: { 'x-forwarded-for': address, ...more } });

describe('200', () => {
  it('has exactly what is published', async () => {
    expect(good(await ask('84.1.1.1'), myIpAnswer)).toEqual({
      ip: '84.1.1.1',
      country: 'DE',
      country_name: 'Germany',
      city: 'Berlin',
      currency: 'EUR',
      currency_symbol: '€',
      threat: false,
    });
  });

  const nothing = {
    country: null,
    country_name: null,
    city: null,
    currency: null,
    currency_symbol: null,
    threat: null,
  };
  it.each<[string, object]>([
    ['85.1.1.1', { country: 'IN', city: null, currency: 'INR', currency_symbol: '₹', threat: true }],
    ['86.1.1.1', { country: 'AQ', country_name: 'Antarctica', threat: null }],
    ['20.9.9.9', { country: null, currency: null, threat: false }],
    ['203.0.113.7', { ip: '203.0.113.7', ...nothing }],
    ['2001:db8::7', { ip: '2001:db8::7', ...nothing }],
    ['10.1.2.3', { ip: '10.1.2.3', ...nothing }],
    ['91.1.1.1', { ip: '91.1.1.1', ...nothing }],
  ])('of %s tells %j', async (address, answer) => {
    expect(good(await ask(address), myIpAnswer)).toMatchObject(answer);
  });

  it('may be read by any page, without credentials, and kept by nobody', async () => {
    const { headers } = await ask('84.1.1.2', { origin: 'https://anywhere.example' });
    expect(headers).toMatchObject({ 'access-control-allow-origin': '*', 'cache-control': 'no-store' });
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
    expect(headers).not.toHaveProperty('set-cookie');
  });
});

describe('404', () => {
  it('where it is switched off', async () => {
    const without = await buildTestApp(store.state, { env: { VERIDICT_MYIP_RATE: '0' } });
    expect(refused(await without.app.inject('/v1/myip'))).toBe('404 not_found');
    await without.app.close();
  });
});

describe('429', () => {
  it('beyond the limit of an address, until the minute is over; readable for the page', async () => {
    for (let i = 0; i < 3; i++) expect((await ask('2001:db8:1:1::1')).statusCode).toBe(200);
    const over = await ask('2001:db8:1:1::2');
    expect(refused(over)).toBe('429 rate_limited');
    expect(errorAnswer.parse(over.json()).error.code).toBe('rate_limited');
    expect(over.headers).toMatchObject({ 'access-control-allow-origin': '*', 'retry-after': '60' });
    expect((await ask('2001:db8:1:2::1')).statusCode).toBe(200);
    test.clock.at += 60_000;
    expect((await ask('2001:db8:1:1::1')).statusCode).toBe(200);
  });
});
