import { describe, expect, it } from 'vitest';
import { FEEDS } from './catalogue.ts';
import { parseJsonBlocks, parseLines } from './parse.ts';

describe('published lists', () => {
  it('as JSON, in the shapes that operators use', () => {
    const prefixes = [{ ipv4Prefix: '66.249.64.0/27' }, { ipv6Prefix: '2001:4860:4801:10::/64' }];
    expect(parseJsonBlocks(JSON.stringify({ creationTime: '2026-11-01', prefixes }))).toEqual([
      '66.249.64.0/27',
      '2001:4860:4801:10::/64',
    ]);
    expect(parseJsonBlocks('{"us":["192.0.2.1","192.0.2.2"],"eu":["2001:db8::1"]}')).toEqual([
      '192.0.2.1/32',
      '192.0.2.2/32',
      '2001:db8::1/128',
    ]);
    expect(parseJsonBlocks('{"ips":[{"ip_address":"192.0.2.9"}],"name":"192.0.2.7"}')).toEqual(['192.0.2.9/32']);
  });

  it('with spaces that nobody sees', () => {
    expect(parseJsonBlocks('\ufeff{"prefixes":[{"ipv4Prefix":"\u200b157.55.39.0/24 "}]}')).toEqual(['157.55.39.0/24']);
    expect(parseLines('\ufeff192.0.2.1\u200b\r\n')).toEqual(['192.0.2.1/32']);
  });

  it('as lines, CSV and addresses with ports', () => {
    const text = '# remark\n192.0.2.0/24,DE,,Berlin,\n2001:db8::/48,US\n\nsocks5://198.51.100.4:1080\n203.0.113.5\n';
    expect(parseLines(text)).toEqual(['192.0.2.0/24', '2001:db8::/48', '198.51.100.4/32', '203.0.113.5/32']);
  });

  it('never let a mistake cover half the network', () => {
    expect(parseLines('0.0.0.0/0\n::/0\n10.0.0.0/5\n')).toEqual([]);
  });

  it('and pages that are none', () => {
    expect(() => parseJsonBlocks('<html>')).toThrow();
    expect(() => parseLines(Array.from({ length: 40 }, (_, i) => `line ${i} of a page`).join('\n'))).toThrow(
      '40 lines',
    );
  });

  it('have names of their own, and https', () => {
    expect(new Set(FEEDS.map(({ name }) => name)).size).toBe(FEEDS.length);
    expect(FEEDS.filter(({ url }) => !url.startsWith('https://'))).toEqual([]);
  });
});
