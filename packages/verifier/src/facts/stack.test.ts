import { describe, expect, it } from 'vitest';
import { claimOf } from './claim.ts';
import { readJa4, stackOfClaim, stackOfHttp2, stackOfTls } from './stack.ts';

const http2 = (text: string, priority = true) => {
  const [settings = '', windowUpdate, , pseudoOrder = ''] = text.split('|');
  return {
    text,
    settings: settings
      .split(';')
      .filter(Boolean)
      .map((pair) => pair.split(':').map(Number) as [number, number]),
    windowUpdate: Number(windowUpdate),
    priorityFrames: 0,
    headersPriority: priority ? { exclusive: true, dependency: 0, weight: 256 } : null,
    pseudoOrder,
  };
};

describe('who makes a handshake', () => {
  it.each([
    ['chromium', 't13d1517h2_8daaf6152771_cb7bf5808d99'],
    ['chromium', 't13d151400_8daaf6152771_de4a06bb82e3'],
    ['firefox', 't13d1617h2_86a278354501_3cbfd9057e0d'],
    ['apple', 't13d2014h2_a09f3c656075_7f0f34a4126d'],
    ['gtk', 't13d2913h2_723694b0fccc_5671b5df5029'],
    ['library', 't13d3112h2_e8f1e7e78f70_b26ce05bbdd6'],
    ['library', 't13d1812h1_85036bcba153_d41ae481755e'],
    ['library', 't13d190900_9dc949149365_97f8aa674fd9'],
    ['library', 't10d230100_6a57a6f57151_000000000000'],
    ['unknown', 'q13d0312h3_55b375c5d22e_06cda9e17597'],
    ['unknown', 't13d1716h2_0123456789ab_0123456789ab'],
    ['unknown', 'nonsense'],
  ] as const)('%s: %s', (stack, ja4) => {
    expect(stackOfTls(ja4)).toBe(stack);
  });

  it('is read from JA4 alone', () => {
    expect(readJa4('t13d1517h2_8daaf6152771_cb7bf5808d99')).toMatchObject({ version: 13, ciphers: 15, alpn: 'h2' });
    expect(readJa4('t13d1517h2')).toBeNull();
  });
});

describe('who opens an HTTP/2 connection', () => {
  it.each([
    ['chromium', http2('1:65536;2:0;4:6291456;6:262144|15663105|0|m,a,s,p')],
    ['chromium', http2('1:65536;2:0;3:1000;4:6291456;6:262144|15663105|0|m,a,s,p,p')],
    ['library', http2('2:0;4:6291456;5:16384;6:262144|15597570|0|m,a,s,p', false)],
    ['firefox', http2('1:65536;2:0;4:131072;5:16384|12517377|0|m,p,a,s')],
    ['library', http2('2:0;4:131072;5:16384;6:16384|12451842|0|m,p,a,s', false)],
    ['apple', http2('2:0;3:100;4:2097152;9:1|10420225|0|m,s,a,p')],
    ['gtk', http2('4:33554432;1:65536;2:0|33488897|0|m,s,a,p')],
    ['library', http2('3:100;4:33554432;2:0|33488897|0|m,p,s,a', false)],
    ['library', http2('|0|0|p,m,a,s', false)],
  ] as const)('%s: $text', (stack, seen) => {
    expect(stackOfHttp2(seen)).toBe(stack);
  });
});

it('expects of a claim only what is certain', () => {
  const webView =
    'Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UQ1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/147.0.0.0 Mobile Safari/537.36';
  const chromeOnIphone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/147.0.0.0 Mobile/15E148 Safari/604.1';
  expect(stackOfClaim(claimOf(webView))).toBeNull();
  expect(stackOfClaim(claimOf(chromeOnIphone))).toBe('apple');
  expect(stackOfClaim(claimOf('curl/8.14.1'))).toBeNull();
});
