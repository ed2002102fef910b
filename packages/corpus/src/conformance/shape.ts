/**
 * What an answer must look like: `string`, `number`, `integer`, `boolean`, `digits` (a number as text), `moment` (ISO 8601, UTC),
 * `0|1`, words in quotes (`'a'|'b'`); `?` behind it allows null; `any` is anything. A list of one shape is a list of such.
 */
export type Shape = string | readonly [Shape] | { readonly [key: string]: Shape };

const KINDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  any: () => true,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  digits: (value) => typeof value === 'string' && /^\d+$/.test(value),
  moment: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value),
  '0|1': (value) => value === 0 || value === 1,
};

/** In what an answer differs, one sentence each; keys beyond those that were published are no difference. */
export function differences(shape: Shape, value: unknown, at = 'the answer'): string[] {
  if (typeof shape === 'string') {
    const isOptional = shape.endsWith('?');
    if (isOptional && value === null) return [];
    const kind = isOptional ? shape.slice(0, -1) : shape;
    const words = kind.startsWith("'") ? kind.split('|').map((word) => word.slice(1, -1)) : null;
    const fits = words ? words.includes(String(value)) && typeof value === 'string' : KINDS[kind];
    if (fits === undefined) throw new TypeError(`There is no kind of value called ${kind}.`);
    const isFit = typeof fits === 'boolean' ? fits : fits(value);
    return isFit ? [] : [`${at} should be ${shape}, is ${JSON.stringify(value) ?? 'missing'}`];
  }
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return [`${at} should be a list`];
    return value.flatMap((item, place) => differences(shape[0], item, `${at}[${place}]`));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} should be an object`];
  return Object.entries(shape).flatMap(([key, inner]) =>
    differences(inner, (value as Record<string, unknown>)[key], `${at}.${key}`),
  );
}
