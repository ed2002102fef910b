import { judge } from '@veridict/verifier';
import { describe, expect, it } from 'vitest';
import { capturedRequests, requestVisit } from './requests.ts';

const named = capturedRequests.map(
  (c) => [`${c.visitor} ${c.request.secure ? 'https' : 'http'} ${c.request.method} ${c.path}`, c] as const,
);

describe('requests of real browsers', () => {
  it('are of every browser, over http and https, for pages and for what pages ask for', () => {
    const kinds = new Set(capturedRequests.map((c) => `${c.visitor} ${c.request.secure ? 'https' : 'http'}`));
    const expected = ['chromium', 'firefox', 'minibrowser'].flatMap((name) => [`${name} http`, `${name} https`]);
    expect([...kinds].sort()).toEqual([...expected, 'epiphany http'].sort());
    expect(new Set(capturedRequests.map((c) => c.path))).toEqual(
      new Set(
        ['/', '/script.js', '/style.css', '/image.png', '/icon.png', '/favicon.ico', '/frame'].concat(
          '/json',
          '/collect',
          '/beacon',
          '/form',
          '/last',
        ),
      ),
    );
  });

  it.each(named)('show nothing against a person: %s', (_, captured) => {
    const { signals, score, errored } = judge(null, requestVisit(captured).context);
    expect({ against: signals.filter((s) => (s.weight ?? 0) > 0), errored }).toEqual({ against: [], errored: [] });
    expect(score).toBeLessThanOrEqual(30);
  });
});
