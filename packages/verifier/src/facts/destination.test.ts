import { describe, expect, it } from 'vitest';
import type { RequestSeen } from '../context.ts';
import { destinationOf, isNavigation, keepsOrder } from './destination.ts';

const request = (headers: RequestSeen['headers'], method = 'GET'): RequestSeen => ({
  method,
  httpVersion: '2',
  secure: true,
  headers,
});

describe('what a request is for', () => {
  it.each([
    ['document', request([['Sec-Fetch-Dest', 'document']])],
    ['document', request([['sec-fetch-dest', 'iframe']])],
    ['document', request([['accept', 'text/html,*/*;q=0.8']])],
    ['document', request([['upgrade-insecure-requests', '1']])],
    ['script', request([['sec-fetch-dest', 'script']])],
    ['fetch', request([['sec-fetch-dest', 'empty']])],
    ['fetch', request([['x-requested-with', 'XMLHttpRequest']])],
    ['fetch', request([['content-type', 'text/plain;charset=UTF-8']], 'POST')],
    ['other', request([['sec-fetch-dest', 'image']])],
    ['other', request([['sec-fetch-dest', 'constructor']])],
    ['other', request([['upgrade', 'websocket']])],
    ['unknown', request([['accept', '*/*']])],
  ] as const)('%s', (expected, seen) => {
    expect(destinationOf(seen)).toBe(expected);
  });

  it('is a navigation only when it says so', () => {
    expect(isNavigation(request([['sec-fetch-mode', 'navigate']]))).toBe(true);
    expect(isNavigation(request([['accept', 'text/html']]))).toBe(false);
  });
});

describe('whether the order of headers is the client’s', () => {
  it.each([
    [
      'as sent',
      [
        ['user-agent', 'x'],
        ['accept', '*/*'],
      ],
      true,
    ],
    [
      'sorted by what passed them on',
      [
        ['accept', '*/*'],
        ['user-agent', 'x'],
      ],
      false,
    ],
    [
      'marked by a proxy',
      [
        ['user-agent', 'x'],
        ['accept', '*/*'],
        ['Via', '1.1 proxy'],
      ],
      false,
    ],
  ] as const)('%s', (_, headers, expected) => {
    expect(keepsOrder(request(headers))).toBe(expected);
  });
});
