import { describe, expect, it } from 'vitest';
import type { RequestSeen } from '../context.ts';
import { bareItem, isTrustworthy, primaryLanguage } from './request.ts';

const request = (secure: boolean, host: string, origin: string): RequestSeen => ({
  method: 'POST',
  httpVersion: '1.1',
  secure,
  headers: [
    ['Host', host],
    ['Origin', origin],
  ],
});

describe('requests', () => {
  it.each([
    ['https', request(true, 'api.example', 'https://shop.example'), true],
    ['https behind a proxy nobody named', request(false, '127.0.0.1:8787', 'https://shop.example'), true],
    ['loopback', request(false, '127.0.0.1:8787', 'http://localhost:3000'), true],
    ['loopback by IPv6', request(false, '[::1]:8787', 'http://[::1]:8787'), true],
    ['plain http in an office', request(false, 'intranet.example', 'http://intranet.example'), false],
    [
      'plain http behind a proxy on the same machine',
      request(false, '127.0.0.1:8787', 'http://intranet.example'),
      false,
    ],
    ['a host that only begins like loopback', request(false, '127.0.0.1.example', 'http://127.0.0.1.example'), false],
    ['no origin', request(false, '127.0.0.1:8787', ''), false],
  ])('are trustworthy or not: %s', (_, seen, trustworthy) => {
    expect(isTrustworthy(seen)).toBe(trustworthy);
  });

  it('give items without their quotes, and first languages without regions', () => {
    expect([bareItem('"Windows"'), bareItem('?1'), bareItem('Windows')]).toEqual(['Windows', '1', 'Windows']);
    expect(['de-CH,de;q=0.9', 'EN', '*', '', 'C'].map(primaryLanguage)).toEqual(['de', 'en', null, null, null]);
  });
});
