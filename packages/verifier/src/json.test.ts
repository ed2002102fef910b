import { LIMITS } from '@veridict/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from './json.ts';

const SEED = 20_261_121;
const codeOf = (input: string | Uint8Array) => {
  const outcome = parseJson(input);
  return outcome.ok ? 'ok' : outcome.problem.code;
};
const bytes = (...values: number[]) => Uint8Array.from(values);

describe('parseJson', () => {
  test.for<[name: string, text: string, code: string]>([
    ['an object', '{"a":1,"b":[true,null,"x"]}', 'ok'],
    ['a scalar', '1', 'ok'],
    ['colons and braces in strings', '{"a:{[":"}:]\\":{"}', 'ok'],
    ['the same key in two objects', '{"a":{"k":1},"b":{"k":1},"k":1}', 'ok'],
    ['strings that end in backslashes', '{"a":"\\\\","b":"\\\\\\""}', 'ok'],
    ['a list of lists as deep as allowed', `${'['.repeat(8)}${']'.repeat(8)}`, 'ok'],
    ['nothing', '', 'invalid_json'],
    ['an open string', '{"a":"', 'invalid_json'],
    ['an open string that ends in a backslash', '"\\', 'invalid_json'],
    ['two values', '{} {}', 'invalid_json'],
    ['a comment', '{/**/}', 'invalid_json'],
    ['a single quote', "{'a':1}", 'invalid_json'],
    ['a byte-order mark', '\ufeff{}', 'invalid_json'],
    ['more closed than opened', '}}}}{', 'invalid_json'],
    ['lists too deep', `${'['.repeat(9)}${']'.repeat(9)}`, 'json_too_deep'],
    ['objects too deep', `${'{"a":'.repeat(9)}1${'}'.repeat(9)}`, 'json_too_deep'],
    ['a million open brackets', '['.repeat(1_000_000), 'json_too_deep'],
    ['a key twice', '{"a":1,"a":1}', 'json_duplicate_key'],
    ['a key twice, deep down', '{"x":[{"y":{"a":1,"b":2,"a":3}}]}', 'json_duplicate_key'],
    ['a key twice, once with an escape', '{"a":1,"\\u0061":2}', 'json_duplicate_key'],
    ['a key twice, with capital hexadecimal digits', '{"\\u006A":1,"\\u006a":2}', 'json_duplicate_key'],
    ['an empty key twice', '{"":1,"":1}', 'json_duplicate_key'],
    ['__proto__ twice', '{"__proto__":1,"__proto__":2}', 'json_duplicate_key'],
  ])('%s', ([, text, code]) => {
    expect(codeOf(text)).toBe(code);
  });

  test.for<[name: string, input: Uint8Array]>([
    ['a lone continuation byte', bytes(0x22, 0x80, 0x22)],
    ['an overlong slash', bytes(0x22, 0xc0, 0xaf, 0x22)],
    ['a surrogate', bytes(0x22, 0xed, 0xa0, 0x80, 0x22)],
    ['a cut sequence', bytes(0x22, 0xe2, 0x82, 0x22)],
    ['beyond Unicode', bytes(0x22, 0xf4, 0x90, 0x80, 0x80, 0x22)],
    ['a byte-order mark', bytes(0xef, 0xbb, 0xbf, 0x7b, 0x7d)],
  ])('bytes that are no UTF-8 JSON: %s', ([, input]) => {
    expect(codeOf(input)).toBe('invalid_json');
  });

  test('a __proto__ key reaches no prototype', () => {
    const outcome = parseJson('{"__proto__":{"polluted":true},"a":{"constructor":{"prototype":{"polluted":true}}}}');
    expect(outcome.ok).toBe(true);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    if (outcome.ok) expect(Object.getPrototypeOf(outcome.value)).toBe(Object.prototype);
  });

  test('whatever JSON.stringify writes comes back', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: LIMITS.jsonDepth - 2 }), (text) => {
        const outcome = parseJson(text);
        expect(outcome).toEqual({ ok: true, value: JSON.parse(text) });
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test('a member written once more is always found', () => {
    const member = fc.tuple(fc.string({ maxLength: 6 }), fc.jsonValue({ maxDepth: 2 }));
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 8 }), fc.nat(), (members, pick) => {
        const unique = [...new Map(members)];
        const again = unique[pick % unique.length]!;
        const escaped = `"${[...again[0]].flatMap(escapesOf).join('')}"`;
        const written = unique.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`);
        expect(codeOf(`{${written.join()}}`)).toBe('ok');
        expect(codeOf(`{${written.join()},${escaped}:0}`)).toBe('json_duplicate_key');
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 200 })), (input) => {
        codeOf(input);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

/** Each UTF-16 unit of a character as an escape. */
function escapesOf(character: string): string[] {
  return character.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
