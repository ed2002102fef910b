import type { Evidence } from '@veridict/contract';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { byteLength, isShallow, serialise, within } from './json.ts';

describe('serialise', () => {
  it('writes what JSON.stringify writes of plain data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(serialise(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 20261121 },
    );
  });

  it.each([
    [{ a: undefined, b: 1 }, '{"b":1}'],
    [[undefined, () => 1], '[null,null]'],
    [{ a: Number.NaN, b: Number.POSITIVE_INFINITY }, '{"a":null,"b":null}'],
    ['\ud800', '"\\ud800"'],
  ])('writes %j as %s', (value, text) => expect(serialise(value)).toBe(text));

  describe('on a page with its own idea of JSON', () => {
    afterEach(() => {
      Reflect.deleteProperty(Array.prototype, 'toJSON');
      Reflect.deleteProperty(Object.prototype, 'toJSON');
    });
    it('asks no toJSON', () => {
      Object.assign(Array.prototype, { toJSON: () => 'broken' });
      Object.defineProperty(Object.prototype, 'toJSON', { value: () => 'broken', configurable: true });
      expect(serialise({ list: [1, { a: 'b' }] })).toBe('{"list":[1,{"a":"b"}]}');
    });
  });
});

describe('within', () => {
  const readings = {
    userAgent: { value: 'x'.repeat(300), ms: 1 },
    languages: { value: ['ä'.repeat(100)], ms: 2 },
    touch: { fault: 'absent', ms: 3 },
  } as unknown as Evidence['readings'];

  it('keeps everything that fits', () => expect(within(1000, readings)).toEqual(readings));

  it('gives up the longest first, as a fault', () => {
    expect(within(400, readings)).toEqual({ ...readings, userAgent: { fault: 'threw', ms: 1 } });
  });

  it('never takes more than it may, as long as faults fit', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 500, unit: 'grapheme' }), { maxLength: 8 }), (texts) => {
        const many = Object.fromEntries(texts.map((value, i) => [`r${i}`, { value, ms: 0 }]));
        expect(byteLength(within(400, many as Evidence['readings']))).toBeLessThanOrEqual(400);
      }),
      { seed: 20261121 },
    );
  });
});

describe('isShallow', () => {
  it.each([
    [1, 0, true],
    [{}, 0, false],
    [{ a: 1 }, 1, true],
    [{ a: [] }, 1, false],
    [{ a: [{ b: 'c' }] }, 3, true],
  ])('%j within %i levels: %s', (value, levels, fits) => expect(isShallow(value, levels)).toBe(fits));
});
