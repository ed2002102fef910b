import { once } from 'node:events';
import http from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type ProxiedOptions, readProxied } from './proxied-http.ts';

const open: http.Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server that tells each client who it is, and how much it sent. */
async function serve(options: Partial<ProxiedOptions> = {}): Promise<number> {
  const server = http.createServer((request, response) => {
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    request.on('end', () => response.end(JSON.stringify({ client: clientOf(request) ?? null, bytes })));
  });
  const clientOf = readProxied(server, { sendsProxyHeader: () => true, ...options });
  server.listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const v2 = (command: number, family: number, body: string) =>
  Buffer.concat([
    Buffer.from('0d0a0d0a000d0a515549540a', 'hex'),
    Buffer.from([command, family, body.length >> 9, (body.length >> 1) & 255]),
    Buffer.from(body, 'hex'),
  ]);
const V4 = 'cb007107c0000201126701bb';
const GET = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';

async function answerTo(port: number, ...chunks: Array<string | Buffer>): Promise<string> {
  const socket: Socket = connect(port, '127.0.0.1').setNoDelay(true);
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  // Who is hung up on learns of it by a reset as well.
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.on('close', resolve));
  for (const chunk of chunks) await new Promise((sent) => socket.write(chunk, sent));
  await closed;
  return text;
}
const seenBy = async (port: number, ...chunks: Array<string | Buffer>) =>
  JSON.parse((await answerTo(port, ...chunks)).split('\r\n\r\n')[1] ?? 'null') as unknown;

describe('readProxied', () => {
  const client = { address: '203.0.113.7', port: 4711, secure: true };
  it.each<[string, Buffer | string, typeof client | null]>([
    ['version 1', 'PROXY TCP4 203.0.113.7 192.0.2.1 4711 443\r\n', client],
    ['version 1, plain', 'PROXY TCP4 203.0.113.7 192.0.2.1 4711 80\r\n', { ...client, secure: false }],
    ['version 1, unknown', 'PROXY UNKNOWN\r\n', null],
    ['version 2', v2(0x21, 0x11, V4), client],
    ['version 2 that says there was TLS', v2(0x21, 0x11, `${V4.slice(0, -4)}1f90${'200005'}0100000000`), client],
    ['version 2 that says there was none', v2(0x21, 0x11, `${V4}2000050000000000`), { ...client, secure: false }],
    ['version 2 with fields of no meaning', v2(0x21, 0x11, `${V4}e00003abcdef05ffff00`), client],
    ['version 2, the balancer for itself', v2(0x20, 0x11, V4), null],
    ['version 2, a local socket', v2(0x21, 0x31, '00'.repeat(216)), null],
  ])('knows the client by %s', async (_, header, expected) => {
    const port = await serve();
    expect(await seenBy(port, header, GET)).toEqual({ client: expected, bytes: 0 });
    const whole = Buffer.concat([Buffer.from(header), Buffer.from(GET)]);
    expect(await seenBy(port, whole)).toEqual({ client: expected, bytes: 0 });
    const [first, second] = [whole.subarray(0, 9), whole.subarray(9)];
    expect(await seenBy(port, first, second)).toEqual({ client: expected, bytes: 0 });
  });

  it('gives the server every byte, request after request', async () => {
    const port = await serve();
    const body = 'x'.repeat(300_000);
    const post = (end: string) => `POST / HTTP/1.1\r\nHost: x\r\n${end}Content-Length: ${body.length}\r\n\r\n${body}`;
    const text = await answerTo(
      port,
      'PROXY TCP4 203.0.113.7 192.0.2.1 4711 443\r\n',
      post(''),
      post('Connection: close\r\n'),
    );
    expect(text.match(/"address":"203.0.113.7".*"bytes":300000/g)).toHaveLength(2);
  });

  it.each<[string, string | Buffer]>([
    ['no header', GET],
    ['garbage', Buffer.from([13, 10, 1, 2, 3])],
    ['a malformed line', 'PROXY TCP4 nobody 192.0.2.1 1 2\r\n'],
    ['an endless line', `PROXY TCP4 ${'1'.repeat(500)}`],
    ['more than a header may have', v2(0x21, 0x11, `${V4}${'00'.repeat(3000)}`)],
    ['a hello', Buffer.from([22, 3, 1, 0, 5])],
  ])('hangs up on a balancer that sends %s', async (_, bytes) => {
    expect(await answerTo(await serve(), bytes)).toBe('');
  });

  it('hangs up on one that takes too long', async () => {
    expect(await answerTo(await serve({ deadlineMs: 30 }), 'PROXY TCP4 ')).toBe('');
  });

  it('takes a PROXY header from nobody else', async () => {
    const port = await serve({ sendsProxyHeader: (address) => address === '10.0.0.7' });
    expect(await seenBy(port, GET)).toEqual({ client: null, bytes: 0 });
    expect(await answerTo(port, 'PROXY TCP4 203.0.113.7 192.0.2.1 4711 443\r\n', GET)).toMatch(/^HTTP\/1.1 400 /);
  });
});
