import { describe, expect, it } from 'vitest';
import { readProxyHeader } from './proxy-protocol.ts';

const v2 = (command: number, family: number, body: string) => {
  const addresses = Buffer.from(body, 'hex');
  return Buffer.concat([
    Buffer.from('0d0a0d0a000d0a515549540a', 'hex'),
    Buffer.from([command, family, addresses.length >> 8, addresses.length & 255]),
    addresses,
  ]);
};

describe('readProxyHeader', () => {
  it.each([
    [
      'v1, IPv4',
      Buffer.from('PROXY TCP4 203.0.113.7 192.0.2.1 4711 443\r\n'),
      { address: '203.0.113.7', port: 4711, secure: true },
    ],
    [
      'v1, IPv6',
      Buffer.from('PROXY TCP6 2001:db8::7 2001:db8::1 4711 443\r\n'),
      { address: '2001:db8::7', port: 4711, secure: true },
    ],
    ['v1, unknown', Buffer.from('PROXY UNKNOWN\r\n'), null],
    ['v2, IPv4', v2(0x21, 0x11, 'cb007107c0000201126701bb'), { address: '203.0.113.7', port: 4711, secure: true }],
    [
      'v2, IPv6',
      v2(0x21, 0x21, `${'20010db8'}${'0'.repeat(23)}7${'0'.repeat(32)}126701bb`),
      { address: '2001:db8:0:0:0:0:0:7', port: 4711, secure: true },
    ],
    ['v2, local', v2(0x20, 0x00, ''), null],
  ])('%s', (_, bytes, client) => {
    expect(readProxyHeader(bytes)).toEqual({ state: 'header', client, bytes: bytes.length });
    for (let end = 0; end < bytes.length; end++) expect(readProxyHeader(bytes.subarray(0, end)).state).toBe('more');
    expect(readProxyHeader(Buffer.concat([bytes, Buffer.from([22, 3, 1])]))).toMatchObject({ bytes: bytes.length });
  });

  it.each([
    ['a hello', Buffer.from([22, 3, 1, 0, 5])],
    ['an address of the wrong family', Buffer.from('PROXY TCP4 2001:db8::7 192.0.2.1 1 2\r\n')],
    ['an impossible port', Buffer.from('PROXY TCP4 203.0.113.7 192.0.2.1 70000 443\r\n')],
    ['an endless line', Buffer.from(`PROXY TCP4 ${'1'.repeat(200)}`)],
    ['another version', v2(0x31, 0x11, 'cb007107c0000201126701bb')],
    ['too few address bytes', v2(0x21, 0x11, 'cb0071')],
  ])('refuses %s', (_, bytes) => {
    expect(readProxyHeader(bytes).state).toBe('invalid');
  });
});
