/**
 * What an answer must look like: `string`, `number`, `integer`, `rate` (0 to 1), `percent` (0 to 100), `boolean`, `yes`, `no`, `digits`
 * (a number as text), `day`, `moment` (ISO 8601, UTC), `snake` (snake_case), `object`, `0|1`, words in quotes (`'a'|'b'`); `?` behind it
 * allows null; `any` is anything. A list of one shape is a list of such.
 */
export type Shape = string | readonly [Shape] | { readonly [key: string]: Shape };

const KINDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  any: () => true,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  rate: (value) => typeof value === 'number' && value >= 0 && value <= 1,
  percent: (value) => typeof value === 'number' && value >= 0 && value <= 100,
  boolean: (value) => typeof value === 'boolean',
  yes: (value) => value === true,
  no: (value) => value === false,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  snake: (value) => typeof value === 'string' && /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(value),
  day: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value),
  digits: (value) => typeof value === 'string' && /^\d+$/.test(value),
  moment: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value),
  '0|1': (value) => value === 0 || value === 1,
};

/** In what an answer differs, one sentence each; keys beyond those that were published are a difference where it is to be exact. */
export function differences(shape: Shape, value: unknown, isExact = false, at = 'the answer'): string[] {
  if (typeof shape === 'string') return kindDifferences(shape, value, at);
  if (isList(shape)) {
    if (!Array.isArray(value)) return [`${at} should be a list`];
    return value.flatMap((item, place) => differences(shape[0], item, isExact, `${at}[${place}]`));
  }
  if (!KINDS.object!(value)) return [`${at} should be an object`];
  const given = value as Record<string, unknown>;
  const more = isExact ? Object.keys(given).filter((key) => !Object.hasOwn(shape, key)) : [];
  return [
    ...more.map((key) => `${at}.${key} was not published`),
    ...Object.entries(shape).flatMap(([key, inner]) => differences(inner, given[key], isExact, `${at}.${key}`)),
  ];
}

function kindDifferences(shape: string, value: unknown, at: string): string[] {
  const isOptional = shape.endsWith('?');
  if (isOptional && value === null) return [];
  const kind = isOptional ? shape.slice(0, -1) : shape;
  const words = kind.startsWith("'") ? kind.split('|').map((word) => word.slice(1, -1)) : null;
  const fits = KINDS[kind];
  if (words === null && fits === undefined) throw new TypeError(`There is no kind of value called ${kind}.`);
  const isFit = words ? typeof value === 'string' && words.includes(value) : fits!(value);
  return isFit ? [] : [`${at} should be ${shape}, is ${JSON.stringify(value) ?? 'missing'}`];
}

const isList = (shape: Exclude<Shape, string>): shape is readonly [Shape] => Array.isArray(shape);
