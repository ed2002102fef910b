import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopesOf } from './access/keys.ts';
import { openWatchedState } from './state/testing/memory.ts';
import { buildTestApp, openAccount, type TestApp } from './testing/app.ts';

interface Parameter {
  name: string;
  in: string;
}
interface Operation {
  operationId?: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema?: { properties?: Record<string, unknown> } }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema?: unknown }> }>;
  security?: Array<Record<string, unknown>>;
  summary?: string;
  tags?: string[];
}
interface Spec {
  openapi: string;
  info: { title: string; version: string };
  tags: Array<{ name: string }>;
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: Record<string, unknown> };
}

let test: TestApp;
let spec: Spec;
let keys: string[];
let changes: () => Promise<number>;
beforeAll(async () => {
  const watched = await openWatchedState();
  changes = watched.changes;
  test = await buildTestApp(watched.state, { env: { VERIDICT_LOG: 'error' } });
  const owner = await openAccount(test, 'enterprise');
  keys = [
    await owner.addKey('secret'),
    await owner.addKey('secret', 'live', { scopes: scopesOf('secret', true) }),
    await owner.addKey('read'),
    await owner.addKey('admin'),
    await owner.addKey('public'),
  ];
  spec = (await test.app.inject('/openapi.json')).json();
});
afterAll(async () => {
  await test.app.close();
  await test.state.close();
});

const operations = () =>
  Object.entries(spec.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );

// What breaks things: wrong types, ends of ranges, odd encodings, what databases, shells and templates take for their own.
const odd = fc.oneof(
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
const inputFor = ({ parameters = [], requestBody }: Operation) => {
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

describe('bad input', () => {
  it('never makes the server fail, and changes nothing where it is refused, whatever is sent to whatever it describes', async () => {
    let refusals = 0;
    for (const { path, method, operation } of operations()) {
      if (path === '/health') continue;
      const run = async (input: Awaited<ReturnType<typeof sample>>) => {
        const url = path.replace(/\{(\w+)\}/g, (_, name: string) => encode(input.path[name] ?? 'x') || 'x');
        const query = Object.entries(input.query).map(([name, text]) => `${name}=${encode(String(text))}`);
        const before = await changes();
        const answer = await test.app.inject({
          method: method as 'GET',
          url: `${url}?${query.join('&')}`,
          headers: {
            'x-api-key': keys[input.key % keys.length]!,
            origin: 'https://shop.example',
            ...(method === 'GET' || method === 'DELETE' ? {} : { 'content-type': input.type }),
          },
          ...(method === 'GET' || method === 'DELETE' ? {} : { payload: input.payload }),
        });
        const isDescribedUnavailable = answer.statusCode === 503 && /statistics/i.test(answer.body);
        expect(answer.statusCode < 500 || isDescribedUnavailable, `${method} ${url} ${answer.body}`).toBe(true);
        expect(answer.body).not.toMatch(/\bat \S+ \(|SQLITE|node_modules|kysely/i);
        if (answer.statusCode < 400) return;
        refusals += 1;
        expect(await changes(), `${method} ${url} ${answer.body}`).toBe(before);
      };
      const sample = async () => fc.sample(inputFor(operation), 1)[0]!;
      await fc.assert(fc.asyncProperty(inputFor(operation), run), { numRuns: 6, seed: 20_261_121 });
    }
    expect(refusals).toBeGreaterThan(200);
  }, 30_000);

  it('changes nothing where it is nearly right', async () => {
    const before = await changes();
    const refusals: Array<[string, string, unknown]> = [
      ['POST', '/text/moderation', { sample: 7 }],
      ['POST', '/text/moderation', { sample: '' }],
      ['POST', '/v1/moderation/decisions', { id: 'x', outcome: "pass' --" }],
      ['POST', '/v1/moderation/decisions', { id: {}, outcome: 'pass' }],
      ['GET', '/api/v1/verdict?token=%00', undefined],
      ['POST', '/api/v1/events', { session_id: 'ses_none', name: 'x' }],
      ['POST', '/api/v1/identify', { session_id: 'ses_none', user_id: 'x' }],
    ];
    for (const [method, url, payload] of refusals) {
      const body = payload === undefined ? {} : { payload: payload as object };
      const answer = await test.app.inject({
        method: method as 'GET',
        url,
        headers: { 'x-api-key': keys[0]! },
        ...body,
      });
      expect(answer.statusCode, url).toBeGreaterThanOrEqual(400);
    }
    expect(await changes()).toBe(before);
    // What is taken is a change: the measure moves.
    const taken = { method: 'POST', url: '/text/moderation', headers: { 'x-api-key': keys[0]! } } as const;
    expect((await test.app.inject({ ...taken, payload: { sample: 'hello' } })).statusCode).toBe(200);
    expect(await changes()).toBeGreaterThan(before);
  });
});

describe('the description itself', () => {
  it('holds together: names used are named, paths and their parameters agree, every answer is described', () => {
    expect(spec.openapi).toBe('3.1.0');
    expect(spec.info.title && spec.info.version).toBeTruthy();
    const shapes = new Set<string>();
    for (const { path, method, operation } of operations()) {
      const name = `${method} ${path}`;
      // Two paths that differ in a parameter's name alone are one.
      const shape = name.replace(/\{\w+\}/g, '{}');
      expect(shapes.has(shape), name).toBe(false);
      shapes.add(shape);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const parameters = operation.parameters ?? [];
      expect(
        parameters.filter((one) => one.in === 'path').map((one) => one.name),
        name,
      ).toEqual(inPath);
      expect(new Set(parameters.map((one) => `${one.in} ${one.name}`)).size, name).toBe(parameters.length);
      for (const scheme of (operation.security ?? []).flatMap(Object.keys))
        expect(Object.keys(spec.components.securitySchemes), name).toContain(scheme);
      for (const tag of operation.tags ?? [])
        expect(
          spec.tags.map((one) => one.name),
          name,
        ).toContain(tag);
      expect(operation.summary, name).toBeTruthy();
      for (const [status, answer] of Object.entries(operation.responses)) {
        expect(status, name).toMatch(/^(?:[1-5]\d\d|[1-5]XX)$/);
        expect(answer.description, `${name} ${status}`).toBeTypeOf('string');
      }
      if (method === 'GET') expect(operation.requestBody, name).toBeUndefined();
    }
    const text = JSON.stringify(spec);
    for (const [, pointer] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = pointer!
        .split('/')
        .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], spec);
      expect(found, pointer).toBeDefined();
    }
  });
});

/** A text as an address carries it; half a surrogate, and what is encoded already, as they are. */
function encode(text: string): string {
  try {
    return /^%/.test(text) ? text : encodeURIComponent(text);
  } catch {
    return '%ED%A0%80';
  }
}
