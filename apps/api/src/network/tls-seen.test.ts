import type { TlsCapture } from '@veridict/tls';
import { describe, expect, it } from 'vitest';
import { clientOf, type ProxyTrust } from '../address.ts';
import { networksOf } from './platforms.ts';
import { tlsSeen } from './tls-seen.ts';

const chrome = 't13d1517h2_8daaf6152771_cb7bf5808d99';
const hello: TlsCapture['hello'] = {
  legacyVersion: 771,
  ciphers: [0x1a1a, 4865],
  extensions: [0x2a2a, 0, 16],
  serverName: true,
  alpn: [Buffer.from('h2'), Buffer.from('http/1.1')],
  signatureAlgorithms: [1027],
  supportedVersions: [772],
  groups: [0x3a3a, 4588, 29],
  length: 512,
};
const offered = { grease: true, extensions: [0, 16], groups: [4588, 29], signatureAlgorithms: [1027] };
const capture: TlsCapture = { ja4: chrome, ja4Stable: 'stable', hello, http2: null, client: null };
const off: ProxyTrust = { kind: 'off' };
const cloudflare: ProxyTrust = { kind: 'platform', platform: 'cloudflare', networks: networksOf('cloudflare') };
const nginx: ProxyTrust = { kind: 'platform', platform: 'nginx', networks: networksOf('nginx') };

const see = (
  trust: ProxyTrust,
  {
    from = '203.0.113.7',
    headers = {},
    ja4Header = null,
    ...more
  }: Partial<Parameters<typeof tlsSeen>[0]> & { from?: string },
) => {
  const client = clientOf({ socketAddress: from, socketSecure: true, headers }, trust);
  return tlsSeen({ capture: undefined, rawHeaders: [], headers, client, trust, ja4Header, ...more });
};

describe('the client’s handshake', () => {
  it('is the connection’s own where no proxy stands before it', () => {
    const seen = { ja4: chrome, ja4Stable: 'stable', alpn: 'http/1.1', http2: null, hello: offered };
    expect(see(off, { capture })).toEqual(seen);
    const bare = { ...capture, hello: { ...hello, alpn: [] } };
    expect(see(off, { capture: bare })?.alpn).toBeNull();
  });

  it('tells how HTTP/2 began, with this request’s pseudo headers in their order', () => {
    const http2 = {
      settings: [
        [1, 65_536],
        [4, 6_291_456],
      ] as Array<[number, number]>,
      windowUpdate: 15_663_105,
      priorityFrames: [],
      headersPriority: { exclusive: true, dependency: 0, weight: 256 },
      firstStream: 1,
    };
    const rawHeaders = [':method', 'GET', ':authority', 'x', ':scheme', 'https', ':path', '/', 'accept', ':not'];
    expect(see(off, { capture: { ...capture, http2 }, rawHeaders })).toMatchObject({
      alpn: 'h2',
      http2: {
        text: '1:65536;4:6291456|15663105|0|m,a,s,p',
        pseudoOrder: 'm,a,s,p',
        priorityFrames: 0,
        isFirst: false,
      },
      hello: offered,
    });
    const first = see(off, { capture: { ...capture, http2 }, rawHeaders, stream: 1 });
    expect(first?.http2?.isFirst).toBe(true);
  });

  it('is what a trusted proxy says, never the proxy’s own', () => {
    const headers = { 'cf-connecting-ip': '192.0.2.1', 'cf-ja4': chrome };
    expect(see(cloudflare, { from: '104.16.0.9', headers, capture })).toEqual({ ja4: chrome });
    expect(see(cloudflare, { from: '104.16.0.9', headers: { 'cf-connecting-ip': '192.0.2.1' }, capture })).toBeNull();
    expect(see(cloudflare, { from: '104.16.0.9', headers: { ...headers, 'cf-ja4': 'chrome, honestly' } })).toBeNull();
  });

  it('is no header of anybody else', () => {
    expect(see(cloudflare, { headers: { 'cf-ja4': chrome } })).toBeNull();
    expect(see(off, { headers: { 'x-ja4': chrome }, ja4Header: 'x-ja4' })).toBeNull();
  });

  it('is in the header that the owner named, and in none where he named none', () => {
    const headers = { 'x-real-ip': '192.0.2.1', 'x-ja4': chrome };
    expect(see(nginx, { from: '10.0.0.1', headers, ja4Header: 'x-ja4' })).toEqual({ ja4: chrome });
    expect(see(nginx, { from: '10.0.0.1', headers })).toBeNull();
  });
});
