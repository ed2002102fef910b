import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { contextOf, presentedBy, requestSeen } from './judge.ts';

const client = { address: '203.0.113.77', secure: true };
const seen = (rawHeaders: string[], httpVersion = '1.1') =>
  requestSeen({ method: 'POST', raw: { rawHeaders, httpVersion } as FastifyRequest['raw'] }, client);

describe('the request as signals see it', () => {
  it('has its headers as sent, in order, repeated ones too', () => {
    const { headers } = seen(['Host', 'shop.example', 'accept', '*/*', 'X-B', '1', 'x-a', '2', 'X-B', '3']);
    expect(headers).toEqual([
      ['Host', 'shop.example'],
      ['accept', '*/*'],
      ['X-B', '1'],
      ['x-a', '2'],
      ['X-B', '3'],
    ]);
  });

  it('keeps no secret, no full address and no query of a page', () => {
    const { headers } = seen([
      'Cookie',
      'session=abc',
      'Authorization',
      'Bearer abc',
      'X-Forwarded-For',
      '203.0.113.77',
      'Forwarded',
      'for=203.0.113.77',
      'Referer',
      'https://shop.example/reset?token=abc#x',
    ]);
    expect(headers).toEqual([
      ['Cookie', ''],
      ['Authorization', ''],
      ['Referer', 'https://shop.example/reset'],
    ]);
  });

  it('is bounded', () => {
    const { headers } = seen(Array.from({ length: 400 }, () => 'x'.repeat(5_000)));
    expect(headers).toHaveLength(100);
    expect(headers.every(([, value]) => value.length <= 1_024)).toBe(true);
  });

  it.each([
    ['1.0', '1.0'],
    ['1.1', '1.1'],
    ['2.0', '2'],
  ])('calls HTTP %s %s', (raw, version) => expect(seen([], raw).httpVersion).toBe(version));
});

describe('who presents a token', () => {
  const kept = contextOf(seen([]), client);

  it.each<[{ ip?: string; ua?: string }, boolean | null, string | null]>([
    [{}, null, null],
    [{ ip: '203.0.113.1' }, true, null],
    [{ ip: '203.0.114.77', ua: 'curl/8' }, false, 'curl/8'],
    [{ ip: '2001:db8::1' }, false, null],
    [{ ua: '' }, null, ''],
  ])('%j', (by, sameNetwork, userAgent) => expect(presentedBy(kept, by)).toEqual({ sameNetwork, userAgent }));

  it('cannot be compared where the first address was not known', () => {
    expect(presentedBy({ ...kept, network: null }, { ip: '203.0.113.1' }).sameNetwork).toBeNull();
  });
});

it('keeps the network, never the address', () => {
  const kept = JSON.stringify(contextOf(seen([]), client));
  expect(kept).toContain('203.0.113.0/24');
  expect(kept).not.toContain('203.0.113.77');
});
