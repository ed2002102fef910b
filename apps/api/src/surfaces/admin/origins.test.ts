import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalOrigin } from './origins.ts';

describe('normalOrigin', () => {
  it.each([
    ['https://Shop.Example', 'https://shop.example'],
    ['https://shop.example:443', 'https://shop.example'],
    ['http://shop.example:80', 'http://shop.example'],
    ['http://shop.example:8080', 'http://shop.example:8080'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['http://[2001:DB8::1]:81', 'http://[2001:db8::1]:81'],
    ['HTTP://LocalHost:*', 'http://localhost:*'],
    ['https://[::1]:*', 'https://[::1]:*'],
  ])('%s is %s', (text, origin) => expect(normalOrigin(text)).toBe(origin));

  it.each([
    'https://shop.example:*',
    'https://*.example',
    'http://localhost.example:*',
    'ftp://a.example',
    'shop.example',
    '',
  ])('%s is none', (text) => expect(normalOrigin(text)).toBeNull());

  it('is its own normal form', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['http', 'https'] }), (url) => {
        const origin = normalOrigin(new URL(url).origin);
        expect(origin && normalOrigin(origin)).toBe(origin);
      }),
      { seed: 7, numRuns: 50, verbose: 1 },
    );
  });
});
