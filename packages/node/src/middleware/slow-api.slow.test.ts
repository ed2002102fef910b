import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { veridict } from '../http.ts';
import { ask } from '../testing/ask.ts';
import { secretKey, verdict } from '../testing/fetch.ts';
import type { Decided, MiddlewareOptions } from './index.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A Veridict over real sockets that answers each question only when `answer` is called; `begin`: it sends half of it at once. */
async function slowService({ begin = false } = {}) {
  const asked: ServerResponse[] = [];
  let hear = () => {};
  const heard = new Promise<void>((done) => {
    hear = done;
  });
  const text = JSON.stringify({ ...verdict, session_id: 'ses_1' });
  const url = await listen(
    createServer((_request, response) => {
      asked.push(response.writeHead(200, { 'content-type': 'application/json' }));
      if (begin) response.write(text.slice(0, 10));
      hear();
    }),
  );
  const answer = () => asked.forEach((response) => void response.end(begin ? text.slice(10) : text));
  return { url, asked, heard, answer };
}

async function site(baseUrl: string, options: Partial<MiddlewareOptions>) {
  const told: Decided[] = [];
  const guard = veridict({ secretKey, baseUrl, enforce: 'block', onDecision: (one) => told.push(one), ...options });
  const url = await listen(
    createServer(async (request, response) => {
      const decided = await guard(request, response);
      if (!decided?.refused) response.end('welcome');
    }),
  );
  return { told, visit: () => ask(url, { headers: { cookie: 'botd_token=a.b.c', accept: '*/*' } }) };
}

it.each([
  ['allow', 200, false],
  ['challenge', 403, false],
  ['block', 403, false],
  ['allow', 200, true],
] as const)(
  'a server that does not come to its answer costs no more than timeoutMs: %s is %s (answer begun: %s)',
  async (onUnavailable, status, begin) => {
    const service = await slowService({ begin });
    const { told, visit } = await site(service.url, { onUnavailable, timeoutMs: 300 });
    // It has not answered, and never does: whoever waited for it would wait for ever.
    expect((await visit()).status).toBe(status);
    expect(service.asked.length).toBeLessThan(2);
    expect(told).toMatchObject([{ source: 'failover', reason: 'unavailable', action: onUnavailable }]);
    // what the visitor waited is told; timers of the platform may be a little early
    expect(told[0]!.ms).toBeGreaterThan(250);
  },
);

it('a server that is slow, and in time after all, is listened to', async () => {
  const service = await slowService();
  const { told, visit } = await site(service.url, { onUnavailable: 'block', timeoutMs: 60_000 });
  const visited = visit();
  await service.heard;
  service.answer();
  expect(await visited).toMatchObject({ status: 200, text: 'welcome' });
  expect(told).toMatchObject([{ source: 'live', reason: 'verdict', action: 'allow' }]);
});
