import { judge } from '@veridict/verifier';
import { describe, expect, it } from 'vitest';
import { capturedRequests, documentVisit, requestVisit } from './requests.ts';
import { withContext } from './visit.ts';

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

  it.each(
    named.filter(([, c]) => c.tls?.hello && /^(chromium|firefox)$/.test(c.visitor) && c.request.method === 'GET'),
  )('are calm by themselves where the connection is seen: %s', (_, captured) => {
    expect(judge(null, requestVisit(captured).context).score).toBeLessThanOrEqual(10);
  });

  it('of a reader who switched scripts off make no suspect', () => {
    const visits = {
      ...{ pages: 20, assets: 140, runs: 0, withCookie: 0, spanMs: 600_000, unevenness: 1.1 },
      others: { assets: true, cookies: true },
    };
    const cookies = { ...visits, withCookie: 19 };
    expect(judge(null, withContext(documentVisit('firefox'), { visits: cookies }).context).score).toBeLessThanOrEqual(
      30,
    );
  });
});
