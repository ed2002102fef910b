import { beforeEach, describe, expect, it } from 'vitest';
import { nodeCrypto } from '../crypto.ts';
import { createIdentify, type IdentityParts, NOBODY } from './identify.ts';
import { createRobotNames } from './names.ts';

const robotOf = createRobotNames();
let parts: IdentityParts;
beforeEach(() => {
  parts = {
    now: () => 0,
    crypto: nodeCrypto,
    state: { useSignature: async () => true },
    robotOf,
    inFeed: () => null,
    confirm: async () => 'unknown',
    keysOf: async () => null,
    isPublic: (address) => address !== '10.0.0.1',
  };
});
const ask = (userAgent: string, change: Partial<IdentityParts> = {}, address = '66.249.66.1') =>
  createIdentify({ ...parts, ...change })({
    request: { method: 'GET', headers: [['User-Agent', userAgent]] },
    target: new URL('https://shop.example/'),
    address,
  });
const GOOGLEBOT = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
const GPTBOT = 'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.3; +https://openai.com/gptbot)';
const kindOf = async (...args: Parameters<typeof ask>) => (await ask(...args)).kind;

describe('who a request is from', () => {
  it('is nobody in particular with a browser’s user agent, or none', async () => {
    const chrome =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36';
    expect(await ask(chrome)).toEqual(NOBODY);
    expect(await ask('')).toEqual(NOBODY);
  });

  it('is only claimed where nothing can be looked up', async () => {
    expect(await ask(GOOGLEBOT)).toEqual({
      kind: 'claimed',
      name: 'Googlebot',
      category: 'search_engine',
      operator: 'Google',
    });
    expect(await kindOf('curl/8.14.1')).toBe('claimed');
    expect(await kindOf('facebookexternalhit/1.1')).toBe('claimed');
  });

  it('is verified by a list of addresses, without a look-up', async () => {
    const confirm = async () => Promise.reject(new Error('nobody should ask'));
    const inFeed = (feed: string) => feed === 'google-crawlers';
    expect(await kindOf(GOOGLEBOT, { inFeed, confirm })).toBe('verified');
  });

  it('is verified or disproved by names', async () => {
    expect(await kindOf(GOOGLEBOT, { confirm: async () => 'confirmed' })).toBe('verified');
    expect(await kindOf(GOOGLEBOT, { confirm: async () => 'refuted' })).toBe('spoofed');
    // A list may be behind; the operator's own name server is not.
    expect(await kindOf(GOOGLEBOT, { inFeed: () => false, confirm: async () => 'unknown' })).toBe('claimed');
  });

  it('is disproved by lists alone only where all of them were read', async () => {
    expect(await kindOf(GPTBOT, { inFeed: () => false })).toBe('spoofed');
    expect(await kindOf(GPTBOT, { inFeed: () => null })).toBe('claimed');
  });

  it('is not disproved by the address of a proxy that nobody named', async () => {
    expect(await kindOf(GOOGLEBOT, { confirm: async () => 'refuted' }, '10.0.0.1')).toBe('claimed');
  });
});
