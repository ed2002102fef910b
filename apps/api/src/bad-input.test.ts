import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopesOf } from './access/keys.ts';
import { openWatchedState } from './state/testing/memory.ts';
import { buildTestApp, openAccount, type TestApp } from './testing/app.ts';
import { type BadInput, inputFor, operationsOf, requestWith, type Spec } from './testing/bad-input.ts';

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

describe('bad input', () => {
  it('never makes the server fail, and changes nothing where it is refused, whatever is sent to whatever it describes', async () => {
    let refusals = 0;
    for (const { path, method, operation } of operationsOf(spec)) {
      if (path === '/health') continue;
      const run = async (input: BadInput) => {
        const request = requestWith({ path, method }, input, keys[input.key % keys.length]!);
        const before = await changes();
        const answer = await test.app.inject(request);
        const isDescribedUnavailable = answer.statusCode === 503 && /statistics/i.test(answer.body);
        expect(answer.statusCode < 500 || isDescribedUnavailable, `${method} ${request.url} ${answer.body}`).toBe(true);
        expect(answer.body).not.toMatch(/\bat \S+ \(|SQLITE|node_modules|kysely/i);
        if (answer.statusCode < 400) return;
        refusals += 1;
        expect(await changes(), `${method} ${request.url} ${answer.body}`).toBe(before);
      };
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
    for (const { path, method, operation } of operationsOf(spec)) {
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
