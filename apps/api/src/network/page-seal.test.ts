import { describe, expect, it } from 'vitest';
import { openPage, sealPage } from './page-seal.ts';

const clock = { at: 1_000_000 };
const server = { nonceKey: Buffer.alloc(32, 1), now: () => clock.at };
const seen = { network: '203.0.113.0/24', userAgent: 'Mozilla/5.0' };
const seal = sealPage({ tls: { ja4: 't13d1517h2_8daaf6152771_cb7bf5808d99' } }, seen, server);

describe('a page’s seal', () => {
  it('gives back what was seen', () => {
    expect(openPage(seal, server)).toEqual({ ...seen, ja4: 't13d1517h2_8daaf6152771_cb7bf5808d99' });
    expect(openPage(sealPage({ tls: null }, seen, server), server)).toEqual({ ...seen, ja4: null });
  });

  it('fits a page, whatever the user agent', () => {
    expect(sealPage({ tls: null }, { ...seen, userAgent: 'x'.repeat(8_000) }, server).length).toBeLessThan(1_200);
  });

  it.each([
    ['nothing', ''],
    ['another body', `${Buffer.from('{"at":1}').toString('base64url')}.${seal.split('.')[1]}`],
    ['another end', `${seal}AA`],
    ['a third part', `${seal}.x`],
    ['text', 'x'.repeat(5_000)],
    ['another server’s', sealPage({ tls: null }, seen, { ...server, nonceKey: Buffer.alloc(32, 2) })],
  ])('is none: %s', (_, text) => {
    expect(openPage(text, server)).toBeNull();
  });

  it('is none a quarter of an hour later', () => {
    expect(openPage(seal, { ...server, now: () => clock.at + 900_001 })).toBeNull();
  });
});
