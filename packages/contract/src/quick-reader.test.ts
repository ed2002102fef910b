import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { evidenceEnvelope, lateEvidenceEnvelope } from './evidence.ts';
import { quickReader } from './quick-reader.ts';
import { readings } from './readings/index.ts';
import { tokenClaims, tokenHeader } from './token.ts';

const SCHEMAS: Record<string, z.ZodType> = {
  ...Object.fromEntries(Object.entries(readings).map(([name, { schema }]) => [name, schema])),
  evidenceEnvelope,
  lateEvidenceEnvelope,
  tokenClaims,
  tokenHeader,
};

type Def = { type: string } & Record<string, never>;
const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def;

/** JSON that a schema takes, or nearly takes: each part is now and then something else, too much, missing, or out of order. */
function nearly(schema: z.ZodType): fc.Arbitrary<unknown> {
  const odd = fc.oneof(
    fc.constantFrom(null, '', 'x', 'x'.repeat(70), 'x'.repeat(600), -1, 0, 0.5, 7, 1e9, 1e300, true, [], {}),
    fc.jsonValue({ maxDepth: 1 }),
  );
  return fc.oneof({ weight: 40, arbitrary: fitting(schema) }, { weight: 1, arbitrary: odd });
}

function fitting(schema: z.ZodType): fc.Arbitrary<unknown> {
  const def = defOf(schema) as unknown as {
    type: string;
    shape: Record<string, z.ZodType>;
    element: z.ZodType;
    innerType: z.ZodType;
    valueType: z.ZodType;
    items: z.ZodType[];
    options: z.ZodType[];
    entries: Record<string, string>;
    values: unknown[];
  };
  switch (def.type) {
    case 'object': {
      const members = Object.entries(def.shape).map(([name, member]) => fc.tuple(fc.constant(name), nearly(member)));
      const whole = fc.tuple(...members);
      const bent = whole.chain((pairs) =>
        fc
          .tuple(fc.shuffledSubarray(pairs, { minLength: Math.max(0, pairs.length - 1) }), fc.boolean())
          .map(([some, more]) => (more ? [...some, ['unheardOf', 1] as [string, unknown]] : some)),
      );
      return fc
        .oneof({ weight: 6, arbitrary: whole }, { weight: 1, arbitrary: bent })
        .map((pairs) => Object.fromEntries(pairs as Array<[string, unknown]>));
    }
    case 'array':
      return fc.array(nearly(def.element), { maxLength: 4 });
    case 'tuple':
      return fc.tuple(...def.items.map(nearly));
    case 'record':
      return fc.dictionary(fc.constantFrom('a', 'webgl', 'toString', 'k'.repeat(65)), nearly(def.valueType), {
        maxKeys: 3,
      });
    case 'nullable':
      return fc.oneof(fc.constant(null), nearly(def.innerType));
    case 'optional':
      return nearly(def.innerType);
    case 'union':
      return fc.oneof(...def.options.map(nearly));
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.oneof(fc.constantFrom(0, 1, 2.5), fc.double({ noNaN: true }), fc.integer());
    case 'string':
      return fc.constantFrom(
        '',
        'abc',
        'EdDSA',
        'A'.repeat(22),
        'A'.repeat(43),
        `ses_${'b'.repeat(22)}`,
        '01'.repeat(20),
      );
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

describe('a quick reader', () => {
  test.each(Object.entries(SCHEMAS))('reads as its schema does: %s', (_, schema) => {
    const read = quickReader(schema);
    fc.assert(
      fc.property(nearly(schema), (value) => {
        // As it comes from outside: plain JSON.
        const json = JSON.parse(JSON.stringify(value));
        const [quick, slow] = [read(json), schema.safeParse(json)];
        expect(quick.success).toBe(slow.success);
        // Names in one order, so that what is made of a value is one text.
        if (quick.success) expect(JSON.stringify(quick.data)).toBe(JSON.stringify(slow.data));
        else expect(quick.error.issues).toEqual(slow.error!.issues);
      }),
      { numRuns: 30, seed: 20_261_122 },
    );
  });

  test('gives what is right back as it came', () => {
    const schema = z.object({ a: z.array(z.int().min(0)).max(3), b: z.string().max(4).nullable(), c: z.boolean() });
    const right = { a: [1, 2], b: 'text', c: true };
    expect(quickReader(schema)(right).data).toBe(right);
  });

  test.each([
    ['a key of the prototype', z.record(z.string(), z.number()), '{"__proto__":1,"a":2}'],
    ['a member that is none of the schema', z.object({ a: z.number() }), '{"a":1,"b":2}'],
    [
      'members in another order',
      z.object({ a: z.number(), b: z.object({ c: z.number(), d: z.number() }) }),
      '{"b":{"d":1,"c":2},"a":3}',
    ],
    ['a member missing in a list', z.array(z.object({ a: z.number(), b: z.boolean() })), '[{"a":1},{"a":2,"b":true}]'],
    ['a number beyond all bounds', z.number(), '1e999'],
    ['an array for an object', z.object({}), '[]'],
  ])('differs in nothing over %s', (_, schema, json) => {
    const [quick, slow] = [quickReader(schema as z.ZodType)(JSON.parse(json)), schema.safeParse(JSON.parse(json))];
    expect(quick.success).toBe(slow.success);
    expect(JSON.stringify(quick.data)).toBe(JSON.stringify(slow.data));
  });
});
