import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect } from 'vitest';
import type { z } from 'zod';
import { scopesOf } from '../../../access/keys.ts';
import { buildTestApp, openAccount, openTestState, type TestApp } from '../../../testing/app.ts';

type Owner = Awaited<ReturnType<typeof openAccount>> & { admin: string };
type Method = NonNullable<InjectOptions['method']>;

/** The administration API over a real store, for the tests of one file. */
export interface AdminTest {
  test: TestApp;
  /** the deployment's administrator */
  root: Owner;
  /** the administrator of an account beside it */
  owner: Owner;
}

/** Open it before the tests of the calling file and close it after them; the object is filled in between. */
export function openAdminTest(): AdminTest {
  const opened = {} as AdminTest;
  let store: Awaited<ReturnType<typeof openTestState>>;
  beforeAll(async () => {
    store = await openTestState();
    const test = await buildTestApp(store.state);
    const first = await openAccount(test, 'enterprise');
    const second = await openAccount(test);
    const scopes = [...scopesOf('admin'), 'deployment' as const];
    const root = { ...first, admin: await first.addKey('admin', 'live', { scopes }) };
    Object.assign(opened, { test, root, owner: { ...second, admin: await second.addKey('admin') } });
  });
  afterAll(async () => {
    await opened.test.app.close();
    await store.close();
  });
  return opened;
}

/** One request with an administration key. */
export const ask = ({ test }: AdminTest, admin: string, method: Method, path: string, payload?: object) =>
  test.app.inject({
    method,
    url: `/api/v1/admin${path}`,
    headers: { 'x-api-key': admin },
    ...(payload === undefined ? {} : { payload }),
  });

/** The answer under the status that was expected, parsed with its schema. */
export async function got<T extends z.ZodType>(
  at: AdminTest,
  status: number,
  schema: T,
  ...[admin, method, path, payload]: [admin: string, method: Method, path: string, payload?: object]
): Promise<z.output<T>> {
  const answer = await ask(at, admin, method, path, payload);
  expect(answer.statusCode, answer.body).toBe(status);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  return schema.parse(answer.body === '' ? null : answer.json());
}
