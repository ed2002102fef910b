import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseOptions } from './options.ts';

const good = { secretKey: 'sk_live_abc', baseUrl: 'https://veridict.example' };
// Callers without types make these mistakes too.
const parse = (change: Record<string, unknown>) => parseOptions({ ...good, ...change } as never);

describe('parseOptions', () => {
  it('fills in what was left out', () => {
    expect(parse({})).toMatchObject({ ...good, timeoutMs: 1000, onUnavailable: null, retries: 2, siteIds: [] });
  });

  it.each([
    ['https://veridict.example/', 'https://veridict.example'],
    ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
    ['https://shop.example/bots//', 'https://shop.example/bots'],
  ])('takes the base URL %s', (baseUrl, expected) => {
    expect(parse({ baseUrl }).baseUrl).toBe(expected);
  });

  it.each([
    ['secretKey is missing', { secretKey: undefined }],
    ['secretKey is missing', { secretKey: '' }],
    ['secretKey is a public key', { secretKey: 'pk_live_SECRET' }],
    ['secretKey is an administration key', { secretKey: 'ak_live_SECRET' }],
    ['secretKey is not a secret key', { secretKey: 'SECRET' }],
    ['secretKey is not a secret key', { secretKey: 'sk_live_SECRET\n' }],
    ['baseUrl is missing', { baseUrl: undefined }],
    ['baseUrl is not a URL', { baseUrl: 'veridict.example' }],
    ['baseUrl must begin with', { baseUrl: 'ftp://veridict.example' }],
    ['baseUrl must carry no', { baseUrl: 'https://a:b@veridict.example' }],
    ['baseUrl must carry no', { baseUrl: 'https://veridict.example/?x=1' }],
    ['timeoutMs', { timeoutMs: 0 }],
    ['timeoutMs', { timeoutMs: Number.NaN }],
    ['timeoutMs', { timeoutMs: '1000' }],
    ['retries', { retries: 3 }],
    ['onUnavailable', { onUnavailable: 'ignore' }],
    ['fetch', { fetch: 'node-fetch' }],
  ])('refuses at the door: %s (%o)', (message, change) => {
    const attempt = () => parse(change);
    expect(attempt).toThrow(TypeError);
    expect(attempt).toThrow(message);
    try {
      attempt();
    } catch (error) {
      expect(inspect(error)).not.toContain('SECRET');
    }
  });

  it('takes a read key, for statistics', () => {
    expect(parse({ secretKey: 'aik_v1_abc' })).toMatchObject({ secretKey: 'aik_v1_abc', mode: 'live' });
  });

  it('wants an object', () => {
    expect(() => parseOptions(undefined as never)).toThrow(TypeError);
  });
});
