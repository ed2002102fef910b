import { NOTHING_KNOWN } from '@veridict/verifier';
import { describe, expect, it } from 'vitest';
import { contextOf, presentedBy } from './judge.ts';
import type { Seen } from './network/network.ts';

const seen: Seen = {
  request: { method: 'POST', httpVersion: '1.1', secure: true, headers: [] },
  sender: {
    address: '203.0.113.77',
    secure: true,
    source: 'connection',
    spoofed: [],
    isThroughProxy: false,
    tls: null,
  },
  ip: null,
  velocity: null,
  learned: null,
};

describe('who presents a token', () => {
  const kept = contextOf(seen, NOTHING_KNOWN.identity);

  it.each<[{ ip?: string; ua?: string }, boolean | null, string | null]>([
    [{}, null, null],
    [{ ip: '203.0.113.1' }, true, null],
    [{ ip: '203.0.114.77', ua: 'curl/8' }, false, 'curl/8'],
    [{ ip: '2001:db8::1' }, false, null],
    [{ ua: '' }, null, ''],
  ])('%j', (by, sameNetwork, userAgent) =>
    expect(presentedBy(kept, by)).toEqual({ sameNetwork, userAgent, ja4: null }),
  );

  it('cannot be compared where the first address was not known', () => {
    expect(presentedBy({ ...kept, network: null }, { ip: '203.0.113.1' }).sameNetwork).toBeNull();
  });
});

it('keeps the network, never the address', () => {
  const kept = JSON.stringify(contextOf(seen, NOTHING_KNOWN.identity));
  expect(kept).toContain('203.0.113.0/24');
  expect(kept).not.toContain('203.0.113.77');
});
