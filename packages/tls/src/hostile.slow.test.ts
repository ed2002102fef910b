import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readClientHello } from './client-hello.ts';
import { readHttp2Prefix } from './http2-prefix.ts';
import { ja4 } from './ja4.ts';
import { readProxyHeader } from './proxy-protocol.ts';

/** A small generator with a seed that is printed, so that a failure can be had again. */
function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const hellos = (
  JSON.parse(readFileSync(new URL('../vectors/ja4-client-hellos.json', import.meta.url), 'utf8')) as Array<{
    hello: string;
  }>
).map((v) => Buffer.from(v.hello, 'hex'));
const prefix = Buffer.concat([
  Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'latin1'),
  Buffer.from('00000c040000000000000100010000000400600000', 'hex'),
  Buffer.from('00000408000000000000ef0001', 'hex'),
  Buffer.from('00000a012400000001800000000082848741', 'hex'),
]);

const proxyHeaders = [
  Buffer.from('PROXY TCP4 203.0.113.7 192.0.2.1 4711 443\r\n'),
  // version 2 with an address, the client's TLS and a field of no meaning
  Buffer.from('0d0a0d0a000d0a515549540a2111001acb007107c0000201126701bb20000501000000000e0003616263', 'hex'),
];

function mutate(from: Buffer, next: (below: number) => number): Buffer {
  const out = Buffer.from(from.subarray(0, next(8) === 0 ? next(from.length + 1) : from.length));
  for (let n = 1 + next(6); n > 0 && out.length; n--) out[next(out.length)] = next(256);
  return out;
}

describe('hostile first bytes', () => {
  const seed = 20261121;
  it(`answers 200 000 mutated hellos and HTTP/2 prefaces (seed ${seed})`, () => {
    const next = random(seed);
    const before = process.memoryUsage().heapUsed;
    const states: Record<string, number> = {};
    for (let n = 0; n < 200_000; n++) {
      const hello = readClientHello(mutate(hellos[n % hellos.length]!, next));
      if (hello.state === 'hello')
        expect(ja4(hello.hello)).toMatch(/^t[0-9s]{2}[di]\d{4}.{2}_[0-9a-f]{12}_[0-9a-f]{12}$/);
      const frames = readHttp2Prefix(mutate(prefix, next));
      const version = n % 2;
      const proxy = readProxyHeader(mutate(proxyHeaders[version]!, next));
      for (const s of [`hello ${hello.state}`, `h2 ${frames.state}`, `proxy ${version + 1} ${proxy.state}`])
        states[s] = (states[s] ?? 0) + 1;
    }
    for (const s of [
      'hello hello',
      'hello invalid',
      'hello more',
      'h2 print',
      'h2 invalid',
      'proxy 1 header',
      'proxy 1 invalid',
      'proxy 2 header',
      'proxy 2 invalid',
    ]) {
      expect(states[s], s).toBeGreaterThan(0);
    }
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200e6);
  });
});
