import { readings } from '@veridict/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asciiBytes } from './bytes.ts';
import { type Decoded, decodeEvidence, decodeLate, merge } from './decode.ts';

const SEED = 20_261_121;
const platform = { value: { platform: 'Linux x86_64', ownNavigatorKeys: [] }, ms: 0.2 };
const lateGlobals = {
  value: {
    window: [{ name: 'cdc_x', kind: 'object' }],
    windowCut: false,
    document: [],
    htmlAttributes: [],
    bindings: [],
    hooks: [],
    overlays: [],
  },
  ms: 1,
};
const evidence = (reads: Record<string, unknown>, envelope: object = {}) => ({
  v: 1,
  nonce: 'n',
  startedMs: 1,
  tookMs: 2,
  consent: 'full',
  readings: reads,
  ...envelope,
});
const decode = (value: unknown) => decodeEvidence(asciiBytes(JSON.stringify(value)));

function decoded(value: unknown): Decoded {
  const outcome = decode(value);
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value;
}

describe('decodeEvidence', () => {
  test('sorts readings into values, faults, malformed and unknown', () => {
    const reads = {
      platform,
      webgl: { fault: 'absent', ms: 3 },
      timeZone: { value: { zone: 7 }, ms: 1 },
      smellOVision: { value: true, ms: 1 },
    };
    expect(decoded(evidence(reads))).toEqual({
      nonce: 'n',
      consent: 'full',
      startedMs: 1,
      tookMs: 2,
      readings: { platform: platform.value },
      faults: { webgl: 'absent' },
      malformed: ['timeZone'],
      unknown: ['smellOVision'],
    });
  });

  test('takes no late reading in the first evidence, and no first reading in late evidence', () => {
    expect(decoded(evidence({ lateGlobals })).unknown).toEqual(['lateGlobals']);
    const late = decodeLate({ v: 1, sinceMs: 5, readings: { lateGlobals, platform } });
    expect(late).toMatchObject({
      ok: true,
      value: { readings: { lateGlobals: lateGlobals.value }, unknown: ['platform'], track: [], identify: null },
    });
  });

  test('takes names of object prototypes for what they are: unknown', () => {
    const text = JSON.stringify(evidence({ constructor: platform, toString: platform, hasOwnProperty: platform }));
    const outcome = decodeEvidence(
      asciiBytes(text.replace('"readings":{', '"readings":{"__proto__":{"value":1,"ms":1},')),
    );
    expect(outcome).toMatchObject({ ok: true, value: { readings: {}, malformed: [] } });
  });

  test('keeps at most 32 unknown names', () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`unknown${i}`, platform]));
    expect(decoded(evidence(many)).unknown).toHaveLength(32);
  });

  test.for<[name: string, value: unknown]>([
    ['a list', []],
    ['null', null],
    ['another version', evidence({}, { v: 2 })],
    ['no nonce', evidence({}, { nonce: undefined })],
    ['a negative time', evidence({}, { tookMs: -1 })],
    ['an unknown consent', evidence({}, { consent: 'wait' })],
    ['a reading that is neither value nor fault', evidence({ platform: { ms: 1 } })],
    ['readings as a list', evidence([] as never)],
  ])('refuses %s', ([, value]) => {
    expect(decode(value)).toMatchObject({ ok: false, problem: { code: 'evidence_malformed' } });
  });

  test('one bad reading costs no other', () => {
    const names = Object.entries(readings).flatMap(([name, { phase }]) => (phase === 'late' ? [] : name));
    for (const bad of names) {
      const result = decoded(evidence({ platform, [bad]: { value: Symbol.name, ms: 1 } }));
      expect(result.malformed).toEqual([bad]);
      expect(Object.keys(result.readings)).toEqual(bad === 'platform' ? [] : ['platform']);
    }
  });

  test('never throws: any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(decodeEvidence(bytes).ok).toBe(false);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test('never throws: any JSON under any reading', () => {
    const anyRead = fc.oneof(
      fc.record({ value: fc.jsonValue({ maxDepth: 2 }), ms: fc.double({ min: 0, max: 600_000, noNaN: true }) }),
      fc.record({ fault: fc.constantFrom('absent', 'blocked', 'timeout', 'threw', 'other'), ms: fc.nat(1000) }),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const anyName = fc.oneof(fc.constantFrom(...Object.keys(readings)), fc.string({ maxLength: 20 }));
    fc.assert(
      fc.property(fc.dictionary(anyName, anyRead, { maxKeys: 6 }), (reads) => {
        const outcome = decode(evidence(reads));
        if (!outcome.ok) return;
        const { readings: values, faults, malformed } = outcome.value;
        for (const [name, value] of Object.entries(values))
          expect(readings[name as keyof typeof readings].schema.safeParse(value).success).toBe(true);
        // each name stands in one place only
        const places = [...Object.keys(values), ...Object.keys(faults), ...malformed];
        expect(new Set(places).size).toBe(places.length);
        expect(decodeLate({ v: 1, sinceMs: 1, readings: reads }).ok).toBe(true);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

describe('merge', () => {
  const first = decoded(evidence({ platform, webgl: { fault: 'timeout', ms: 1 } }));

  test('without late evidence it is the first', () => {
    expect(merge(first, null)).toBe(first);
  });

  test('adds, and never replaces', () => {
    const late = decodeLate({ v: 1, sinceMs: 5, readings: { lateGlobals } });
    if (!late.ok) throw new Error(late.problem.code);
    const forged = {
      ...late.value,
      readings: { ...late.value.readings, platform: { platform: 'Win32', ownNavigatorKeys: [] } },
    };
    const both = merge(first, forged);
    expect(both.readings).toEqual({ platform: platform.value, lateGlobals: lateGlobals.value });
    expect(both.faults).toEqual({ webgl: 'timeout' });
  });
});
