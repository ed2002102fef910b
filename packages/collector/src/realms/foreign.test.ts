import { describe, expect, test } from 'vitest';
import { foreignNames } from './foreign.ts';

const textOf = (fn: unknown): string => Function.prototype.toString.call(fn);

describe('foreignNames', () => {
  test('what a pristine object lacks, whatever its shape', () => {
    const object = Object.defineProperty({ known: parseInt }, 'hidden', { value: Symbol('s') });
    expect(foreignNames(object, { known: 0 }, textOf)).toEqual([
      { name: 'known', kind: 'native' },
      { name: 'hidden', kind: 'symbol' },
    ]);
  });

  test.each([
    ['assigned by a script in both', { value: 1, writable: true, enumerable: true, configurable: true }, true],
    [
      'a platform method, named as its key',
      { value: parseInt, writable: true, enumerable: true, configurable: true },
      false,
    ],
    ['a platform constant', { value: 1, writable: false, enumerable: true, configurable: false }, false],
    ['an interface', { value: Map, writable: true, enumerable: false, configurable: true }, false],
    ['an attribute', { get: () => 1, enumerable: true, configurable: true }, false],
  ])('%s', (_, descriptor, foreign) => {
    const object = Object.defineProperty({}, 'parseInt', descriptor);
    expect(foreignNames(object, { parseInt: 1 }, textOf)).toHaveLength(foreign ? 1 : 0);
  });

  test("a builtin under another name is a script's own doing", () => {
    expect(foreignNames({ cdc_x_Array: Array }, { cdc_x_Array: Array }, textOf)).toHaveLength(1);
  });

  test('frames of a window and getters are left alone', () => {
    const object = {
      0: {},
      get trap() {
        throw new Error('read');
      },
    };
    expect(foreignNames(object, {}, textOf)).toEqual([{ name: 'trap', kind: 'accessor' }]);
  });

  test('names are cut', () => {
    expect(foreignNames({ ['x'.repeat(100)]: 1 }, {}, textOf)[0]!.name).toHaveLength(64);
  });
});

describe('bindings', () => {
  /** As V8 makes one: native text without a name, with a prototype. */
  const binding = () => {};
  const own = { length: 0, name: '', prototype: {} };
  const asBinding = Object.defineProperties(
    binding,
    Object.fromEntries(Object.entries(own).map(([key, value]) => [key, { value, configurable: true, writable: true }])),
  );
  const text = (fn: unknown) => (fn === asBinding ? 'function () { [native code] }' : textOf(fn));

  test('finds the shape, and only the shape', () => {
    const found: string[] = [];
    const object = {
      a: asBinding,
      b: () => {},
      c: parseInt,
      d: new Proxy(parseInt, {}),
      e: Array,
      f: { g: asBinding },
    };
    foreignNames(object, {}, text, found);
    expect(found).toEqual(['a']);
  });

  test('finds one that every new frame gets too', () => {
    const found: string[] = [];
    foreignNames({ a: asBinding }, { a: 1 }, text, found);
    expect(found).toEqual(['a']);
  });
});
