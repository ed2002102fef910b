import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { requestSeen, wordsOf } from './request-seen.ts';

const seen = (rawHeaders: string[], httpVersion = '1.1', isThroughProxy = false, omit: string | null = null) => {
  const raw = { rawHeaders, httpVersion } as FastifyRequest['raw'];
  return requestSeen(wordsOf({ method: 'POST', raw }), { secure: true, isThroughProxy }, omit);
};

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

  it('has the pseudo headers of HTTP/2 in their order, without the query', () => {
    const { headers } = seen([':method', 'GET', ':path', '/a?token=b', ':authority', 'shop.example'], '2.0');
    expect(headers).toEqual([
      [':method', 'GET'],
      [':path', '/a'],
      [':authority', 'shop.example'],
    ]);
  });

  it('has nothing that a trusted proxy added, and all of it where none stands before', () => {
    const sent = ['X-Forwarded-Proto', 'https', 'CF-Ray', '1', 'Via', '1.1 x', 'X-Own', 't13d', 'Accept', '*/*'];
    expect(seen(sent, '1.1', true, 'x-own').headers).toEqual([['Accept', '*/*']]);
    expect(seen(sent).headers).toHaveLength(5);
  });
});
