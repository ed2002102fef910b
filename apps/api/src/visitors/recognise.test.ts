import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementOf, isTelling } from './components.ts';
import { printOf } from './print.ts';
import { isShared, type KnownPrint, recognise } from './recognise.ts';
import { componentsOf, type PrintOptions, printFor } from './testing/prints.ts';

const runs = { numRuns: 200, seed: 20_261_121 };
const known = (visitorId: string, device: string, options: PrintOptions = {}): KnownPrint => ({
  visitorId,
  print: printFor(device, options),
  likeness: 1,
});
const changedIn = (...names: string[]) => Object.fromEntries(names.map((name) => [name, 'changed']));

const FIXED = ['platform', 'vendor', 'architecture', 'hardwareConcurrency', 'deviceMemory', 'osCpu', 'cpuClass'];
const FLEETING = ['screenFrame', 'hdr', 'contrast', 'colorGamut', 'fontPreferences', 'reducedMotion', 'domBlockers'];
const LASTING = ['canvas', 'fonts', 'webGlBasics', 'webGlExtensions', 'audio', 'languages', 'timezone', 'plugins'];

describe('a browser seen again', () => {
  test('is known by the same print, in the same network most surely', () => {
    const print = printFor('a');
    expect(recognise(print, [known('vis_1', 'a')])).toEqual({ visitorId: 'vis_1', likeness: 1, confidence: 0.95 });
    const elsewhere = recognise(print, [known('vis_1', 'a', { network: '198.51.100.0/24' })]);
    expect(elsewhere).toEqual({ visitorId: 'vis_1', likeness: 1, confidence: 0.855 });
    expect(recognise(printFor('a', { network: null }), [known('vis_1', 'a')])?.confidence).toBe(0.855);
  });

  test('is known whatever changes from hour to hour, and in whatever network', () => {
    const fleeting = fc.subarray(FLEETING);
    fc.assert(
      fc.property(fleeting, fc.constantFrom('203.0.113.0/24', '198.51.100.0/24', null), (names, network) => {
        const found = recognise(printFor('a', { changed: changedIn(...names), network }), [known('vis_1', 'a')]);
        expect(found?.visitorId).toBe('vis_1');
        expect(found!.confidence).toBeGreaterThan(0.7);
        expect(found!.confidence).toBeLessThanOrEqual(0.95);
      }),
      runs,
    );
  });

  test('is known after one lasting change in the network it was in, less surely, and in no other', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LASTING), fc.subarray(FLEETING, { maxLength: 2 }), (name, more) => {
        const changed = changedIn(name, ...more);
        const found = recognise(printFor('a', { changed }), [known('vis_1', 'a')]);
        expect(found?.visitorId).toBe('vis_1');
        expect(found!.confidence).toBeLessThan(0.95);
        for (const network of ['198.51.100.0/24', null])
          expect(recognise(printFor('a', { changed, network }), [known('vis_1', 'a')])).toBeNull();
      }),
      runs,
    );
  });

  test('is less surely known the more changed since it was first seen', () => {
    const changed = changedIn('languages');
    const drifted: KnownPrint = { ...known('vis_1', 'a', { changed }), likeness: 0.93 };
    expect(recognise(printFor('a', { changed }), [drifted])?.confidence).toBeCloseTo(0.95 * 0.93, 4);
    expect(recognise(printFor('a', { changed: changedIn('languages', 'fonts') }), [drifted])).toBeNull();
  });
});

describe('another browser', () => {
  test('is one with another machine or engine, whatever else agrees', () => {
    for (const name of FIXED.filter((name) => name !== 'cpuClass')) {
      expect(recognise(printFor('a', { changed: changedIn(name) }), [known('vis_1', 'a')])).toBeNull();
      expect(agreementOf(componentsOf('a'), componentsOf('a', changedIn(name)))).toBe(0);
    }
  });

  test('is one in which much differs', () => {
    const much = fc.subarray(LASTING, { minLength: 4 });
    fc.assert(
      fc.property(much, (names) => {
        expect(recognise(printFor('a', { changed: changedIn(...names) }), [known('vis_1', 'a')])).toBeNull();
      }),
      runs,
    );
  });

  test('may be one that resembles two visitors alike: it is nobody then', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LASTING), fc.constantFrom(...LASTING), (one, other) => {
        fc.pre(one !== other);
        const both = [
          known('vis_1', 'a', { changed: changedIn(one) }),
          known('vis_2', 'a', { changed: { [one]: 'otherwise' } }),
        ];
        expect(recognise(printFor('a'), both)).toBeNull();
        expect(recognise(printFor('a'), both.slice(0, 1))?.visitorId).toBe('vis_1');
        // Two prints of one visitor are no doubt.
        expect(recognise(printFor('a'), [both[0]!, { ...both[1]!, visitorId: 'vis_1' }])?.visitorId).toBe('vis_1');
      }),
      runs,
    );
  });
});

describe('a print', () => {
  test('says nothing at another site, and nothing of what the page reported', () => {
    const reported = componentsOf('a');
    const print = printOf(reported, '203.0.113.0/24', 'one')!;
    const elsewhere = printOf(reported, '203.0.113.0/24', 'another')!;
    for (const part of ['name', 'anchor', 'network'] as const) expect(print[part]).not.toBe(elsewhere[part]);
    for (const [name, value] of Object.entries(print.components)) {
      expect(value).not.toBe(elsewhere.components[name]);
      expect(Object.values(reported)).not.toContain(value);
    }
    expect(JSON.stringify(print)).not.toContain('203.0.113');
  });

  test('is none where too little was reported', () => {
    const { canvas, fonts, webGlBasics, ...rest } = componentsOf('a');
    expect(printOf({}, null, 'site')).toBeNull();
    expect(isTelling(rest)).toBe(true);
    const { audio, webGlExtensions, languages, ...least } = rest;
    expect(printOf(least, null, 'site')).toBeNull();
    expect([canvas, fonts, webGlBasics, audio, webGlExtensions, languages]).not.toContain(undefined);
  });

  test('may come from a page that reports whatever it likes', () => {
    const names = fc.constantFrom('__proto__', 'constructor', 'toString', 'canvas', 'fonts', 'platform', 'x');
    fc.assert(
      fc.property(fc.dictionary(names, fc.stringMatching(/^[0-9a-f]{8}$/)), (more) => {
        const share = agreementOf({ ...componentsOf('a'), ...more }, { ...more, ...componentsOf('a') });
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
      runs,
    );
  });
});

describe('one print in several browsers', () => {
  const session = (startedAt: number, lastSeenAt: number, isLinked = false, origin = 'https://a.example') => ({
    startedAt,
    lastSeenAt,
    isLinked,
    origin,
  });

  test('shows by sessions that were open at once', () => {
    expect(isShared([session(0, 100_000), session(50_000, 200_000)])).toBe(true);
    expect(isShared([session(0, 100_000), session(120_000, 200_000), session(180_000, 250_000)])).toBe(true);
  });

  test('does not show by sessions one after the other, of two origins, or of one user as the site says', () => {
    expect(isShared([session(0, 100_000), session(100_001, 200_000)])).toBe(false);
    expect(isShared([session(0, 100_000), session(95_000, 200_000)])).toBe(false);
    expect(isShared([session(0, 100_000), session(50_000, 200_000, false, 'https://b.example')])).toBe(false);
    expect(isShared([session(0, 100_000, true), session(50_000, 200_000, true)])).toBe(false);
    expect(isShared([session(0, 100_000, true), session(50_000, 200_000)])).toBe(true);
  });
});
