import fc from 'fast-check';
import type { InjectOptions } from 'fastify';

interface Parameter {
  name: string;
  in: string;
}
/** An operation of `/openapi.json`, as far as tests look at it. */
export interface Operation {
  operationId?: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema?: { properties?: Record<string, unknown> } }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema?: unknown }> }>;
  security?: Array<Record<string, unknown>>;
  summary?: string;
  tags?: string[];
}
/** `/openapi.json`, as far as tests look at it. */
export interface Spec {
  openapi: string;
  info: { title: string; version: string };
  tags: Array<{ name: string }>;
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: Record<string, unknown> };
}

/** Every operation that is described. */
export const operationsOf = (spec: Spec) =>
  Object.entries(spec.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );

// What breaks things: wrong types, ends of ranges, odd encodings, what databases, shells and templates take for their own.
/** Text that breaks things. */
export const odd = fc.oneof(
  fc.constantFrom(
    '',
    '\0',
    '\uD800',
    '\u202E',
    "' OR 1=1 --",
    '; DROP TABLE keys',
    '{{7*7}}',
    '../../etc/passwd',
    '%00',
    '%E0%A4%A',
    '__proto__',
    'constructor',
    'NaN',
    '-1',
    '1e309',
    '9'.repeat(40),
    'ä'.repeat(3_000),
    '192.0.2.1/33',
    '2026-02-30 25:61:61',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer().map(String),
);
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: odd },
  { weight: 1, arbitrary: fc.constantFrom(null, true, -0, 1e308, -1, 2 ** 53, [], {}, [[]], { toString: 1 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);

/** Bad input for one operation: its own names with values it does not expect, and bodies that are none. */
export const inputFor = ({ parameters = [], requestBody }: Operation) => {
  const named = (where: string) =>
    fc.record(Object.fromEntries(parameters.filter((one) => one.in === where).map(({ name }) => [name, odd])), {
      requiredKeys: [],
    });
  const properties = Object.values(requestBody?.content ?? {})[0]?.schema?.properties ?? {};
  const body = fc.record(Object.fromEntries(Object.keys(properties).map((name) => [name, value])), {
    requiredKeys: [],
  });
  const payload = fc.oneof(
    { weight: 4, arbitrary: body.map((object) => JSON.stringify(object)) },
    { weight: 1, arbitrary: value.map((any) => JSON.stringify(any) ?? '') },
    { weight: 1, arbitrary: fc.constantFrom('{', '[', '{"a":1,"a":2}', '\uFEFF{}', `${'['.repeat(5_000)}`, '"') },
  );
  const type = fc.constantFrom(
    'application/json',
    'application/json',
    'text/plain',
    'application/json; charset=utf-16',
    'x',
  );
  return fc.record({ path: named('path'), query: named('query'), payload, type, key: fc.nat() });
};

/** What `inputFor` makes. */
export type BadInput = ReturnType<typeof inputFor> extends fc.Arbitrary<infer T> ? T : never;

/** The request that carries bad input. */
export function requestWith(
  { path, method }: { path: string; method: string },
  input: BadInput,
  key: string,
): InjectOptions {
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => encode(input.path[name] ?? 'x') || 'x');
  const query = Object.entries(input.query).map(([name, text]) => `${name}=${encode(String(text))}`);
  const hasBody = method !== 'GET' && method !== 'DELETE';
  return {
    method: method as 'GET',
    url: `${url}?${query.join('&')}`,
    headers: {
      'x-api-key': key,
      origin: 'https://shop.example',
      ...(hasBody ? { 'content-type': input.type } : {}),
    },
    ...(hasBody ? { payload: input.payload } : {}),
  };
}

/** A text as an address carries it; half a surrogate, and what is encoded already, as they are. */
export function encode(text: string): string {
  try {
    return /^%/.test(text) ? text : encodeURIComponent(text);
  } catch {
    return '%ED%A0%80';
  }
}
