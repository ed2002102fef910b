import { ERRORS } from '@veridict/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, openTestState, type TestApp } from '../../testing/app.ts';
import { EXAMPLES } from './examples.ts';
import type { Spec } from './page.ts';

let store: Awaited<ReturnType<typeof openTestState>>;
let test: TestApp;
let spec: Spec & { openapi: string; components: { securitySchemes: Record<string, unknown> } };
beforeAll(async () => {
  store = await openTestState();
  test = await buildTestApp(store.state);
  spec = (await test.app.inject('/openapi.json')).json();
});
afterAll(async () => {
  await test.app.close();
  await store.close();
});

const operations = () =>
  Object.entries(spec.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
  );

describe('GET /openapi.json', () => {
  it('describes every endpoint there is', () => {
    expect(spec.openapi).toBe('3.1.0');
    const names = operations().map(([name]) => name);
    for (const name of [
      'POST /api/v1/nonce',
      'POST /api/v1/collect',
      'POST /api/v1/late',
      'GET /api/v1/verdict',
      'GET /api/v1/usage',
      'GET /health',
      'GET /api/v1/admin/sites/{id}',
    ])
      expect(names).toContain(name);
  });

  it('says of each what it is for, what it answers and how it refuses', () => {
    for (const [name, operation] of operations()) {
      expect(operation.summary, name).toBeTruthy();
      expect(spec.tags!.map((tag) => tag.name)).toContain(operation.tags?.[0]);
      const statuses = Object.keys(operation.responses ?? {});
      expect(
        statuses.some((status) => status.startsWith('2')),
        name,
      ).toBe(true);
      if (name !== 'GET /health') expect(statuses, name).toEqual(expect.arrayContaining(['503']));
      if (operation.security?.length) expect(statuses, name).toEqual(expect.arrayContaining(['401', '403']));
    }
  });

  it('names only ways to give a key that it explains', () => {
    const used = operations().flatMap(([, { security = [] }]) => security.flatMap((one) => Object.keys(one)));
    expect(Object.keys(spec.components.securitySchemes)).toEqual(expect.arrayContaining([...new Set(used)]));
  });

  it('shows answers that are of the form it describes', () => {
    for (const [path, { schema, value }] of Object.entries(EXAMPLES)) {
      expect(schema.safeParse(value).error, path).toBeUndefined();
      const operation = spec.paths[path]!.get ?? spec.paths[path]!.post!;
      expect(operation.responses!['200']!.content!['application/json'], path).toMatchObject({ example: value });
    }
  });

  it('takes page requests as plain text', () => {
    const { requestBody } = spec.paths['/api/v1/collect']!.post!;
    expect(Object.keys(requestBody!.content!)).toEqual(['text/plain']);
  });
});

describe('GET /docs', () => {
  it('shows every endpoint and every code, without a script', async () => {
    const answer = await test.app.inject('/docs');
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    for (const path of Object.keys(spec.paths)) expect(answer.body).toContain(`<code>${path}</code>`);
    for (const code of Object.keys(ERRORS)) expect(answer.body).toContain(`id="${code}"`);
    const keyed = operations().filter(([, { security }]) => security?.length).length;
    expect(answer.body.split('Takes a key.').length - 1).toBe(keyed);
    expect(keyed).toBeLessThan(operations().length);
    expect(answer.body).not.toContain('<script');
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
  });

  it('leads to each of its parts, and says what parameters may be', async () => {
    const { body } = await test.app.inject('/docs');
    const led = [...body.matchAll(/<a href="#([^"]+)"/g)].map(([, id]) => id);
    expect(led).toHaveLength(spec.tags!.length + 1);
    for (const id of led) expect(body).toMatch(new RegExp(`<h2 id="${id}">`));
    const cells = [...body.matchAll(/<td>([^<]+)<\/td>/g)].map(([, cell]) => cell);
    for (const cell of [
      '24h | 7d | 30d | 90d, 7d by default',
      'integer, 1 to 90, 30 by default',
      'ipv4 or ipv6',
      'string, 1 to 64 characters',
    ])
      expect(cells).toContain(cell);
  });

  it('has ids that are there once', async () => {
    const ids = [...(await test.app.inject('/docs')).body.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('an address that is nearly right', () => {
  it.each([
    ['/', 302],
    ['/docs/', 308],
  ])('%s leads to /docs', async (url, status) => {
    const { statusCode, headers } = await test.app.inject({ url });
    expect([statusCode, headers.location]).toEqual([status, '/docs']);
  });
});
