import { afterAll, beforeAll } from 'vitest';
import { openMemoryState } from '../../state/testing/memory.ts';
import { buildTestApp, openAccount, type TestApp } from '../../testing/app.ts';
import { run } from '../run.ts';

/** A server with one account for the tests of the calling file, and its administrator's command line. */
export function openCommandLine(): (line: string) => Promise<{ code: number; out: string; err: string }> {
  let test: TestApp;
  let key: string;
  let url: string;
  beforeAll(async () => {
    test = await buildTestApp(await openMemoryState());
    key = await (await openAccount(test)).addKey('admin');
    url = await test.app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    await test.app.close();
    await test.state.close();
  });
  return async (line) => {
    let [out, err] = ['', ''];
    const code = await run(line.split(' '), {
      env: { VERIDICT_URL: url, VERIDICT_ADMIN_KEY: key },
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      fetch: globalThis.fetch,
      start: async () => undefined,
    });
    return { code, out, err };
  };
}
