import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifyWebhook } from '@veridict/node';
import { startServer } from '../../tooling/server.mjs';
import { admin, expect, pageOf, test } from './fixtures.ts';

test('a backend is told that a session is blocked, and believes it by the published keys', async () => {
  const received: Array<{ headers: IncomingHttpHeaders; body: string }> = [];
  const backend = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    // The first time it is in trouble: the message comes again.
    response.writeHead(received.length === 1 ? 500 : 204).end();
  });
  await new Promise<void>((done) => backend.listen(0, '127.0.0.1', done));
  const server = await startServer({ env: { VERIDICT_WEBHOOKS: 'any' } });
  try {
    const { site_id } = server.keys;
    await admin(server, '/webhooks', {
      url: `http://127.0.0.1:${(backend.address() as AddressInfo).port}/hook`,
      events: ['verdict.blocked'],
      site_id,
    });
    const mode = { kind: 'public', mode: 'test', name: 'Webhooks', site_id };
    const { secret } = await admin<{ secret: string }>(server, '/keys', mode);
    const page = pageOf(server, secret);
    const { token, claims, evidence } = await page.prepare({ bend: (honest) => ({ ...honest, act: 'test_bot' }) });
    expect((await page.collect(token, evidence)).status).toBe(200);
    await expect.poll(() => received.length, { timeout: 30_000 }).toBe(2);
    const jwks = (await (await fetch(`${server.url}/.well-known/jwks.json`)).json()) as { keys: object[] };
    const [first, again] = received;
    expect(again!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    for (const { headers, body } of received)
      expect(await verifyWebhook(headers, body, jwks)).toMatchObject({
        type: 'verdict.blocked',
        data: { site_id, session_id: claims.sid, action: 'block', mode: 'test' },
      });
    await expect(verifyWebhook(first!.headers, `${first!.body} `, jwks)).rejects.toThrow('No key');
  } finally {
    await server.stop();
    backend.close();
  }
});
