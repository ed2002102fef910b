import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { usageAnswer } from '@veridict/contract';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openPostgres } from '../state/postgres/open.ts';
import { startPostgres, type TestPostgres } from '../state/testing/postgres.ts';
import { buildTestApp, good, openAccount } from '../testing/app.ts';

let server: TestPostgres;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const child = fileURLToPath(new URL('../testing/sharing-child.mjs', import.meta.url));
const AT = Date.UTC(2026, 10, 21, 12);
const LIMITS = JSON.stringify({ pro: { monthly: 40, perMinute: 90 } });

/** A process that serves this store at this moment; its address. */
async function serve(store: string, at: number): Promise<string> {
  const args = ['--conditions=@veridict/source', child, store, String(at), LIMITS];
  const { pid, stdout, stderr } = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void process.kill(pid!));
  let complaints = '';
  stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  const lines = createInterface(stdout);
  const [port] = await Promise.race([once(lines, 'line'), once(lines, 'close').then(() => [null])]);
  if (port === null) throw new Error(`It ended before it answered:\n${complaints}`);
  return `http://127.0.0.1:${port}`;
}

test('two processes on one store count quota and rate as one: not a request more, not a request less', async () => {
  const store = await server.createDatabase();
  const state = await openPostgres(store);
  const here = await buildTestApp(state, { env: { VERIDICT_STATE: store, VERIDICT_TIERS: LIMITS } });
  onTestFinished(async () => {
    await here.app.close();
    await state.close();
  });
  const { account, addKey } = await openAccount(here);
  const headers = { 'x-api-key': await addKey('secret'), 'content-type': 'application/json' };
  const urls = await Promise.all([serve(store, AT), serve(store, AT)]);
  const body = JSON.stringify({ method: 'GET', url: 'https://a.example/', headers: [], ip: '203.0.113.9' });
  const ask = async (url: string) => {
    const answer = await fetch(`${url}/api/v1/assess`, { method: 'POST', headers, body });
    const [, left] = /r=(\d+)/.exec(answer.headers.get('ratelimit') ?? '') ?? [];
    await answer.text();
    return { status: answer.status, left: Number(left), retryAfter: answer.headers.get('retry-after') };
  };
  // 140 at once, half of them to each.
  const answers = await Promise.all(Array.from({ length: 140 }, (_, i) => ask(urls[i % 2]!)));
  const of = (status: number) => answers.filter((one) => one.status === status);
  expect([of(200).length, of(402).length, of(429).length]).toEqual([40, 50, 50]);
  // Each of the 90 that the minute has was given out once, whoever gave it.
  const left = [...of(200), ...of(402)].map((one) => one.left).sort((a, b) => a - b);
  expect(left).toEqual(Array.from({ length: 90 }, (_, i) => i));
  expect(of(429).every((one) => one.left === 0 && one.retryAfter === '60')).toBe(true);
  const asked = { url: '/api/v1/usage', headers: { 'x-api-key': await addKey('read') } };
  expect(good(await here.app.inject(asked), usageAnswer)).toMatchObject({ used: 40, remaining: 0 });
  expect(await state.usageDays(account.id, '2026-11-21', '2026-11-21')).toEqual([{ day: '2026-11-21', used: 40 }]);
});

test('two processes on one store count an address as one, and let nobody wait for it', async () => {
  const store = await server.createDatabase();
  const [one, two] = await Promise.all([serve(store, AT), serve(store, AT)]);
  const ask = async (url: string) => (await fetch(`${url}/v1/myip`)).status;
  for (let i = 0; i < 40; i++) expect(await ask(one!)).toBe(200);
  expect(await ask(one!)).toBe(429);
  // It learns of the others' requests with the answer to its own.
  let passed = 0;
  await expect
    .poll(
      async () => {
        const status = await ask(two!);
        passed += status === 200 ? 1 : 0;
        return status;
      },
      { interval: 100, timeout: 20_000 },
    )
    .toBe(429);
  expect(passed).toBeLessThan(40);
});
