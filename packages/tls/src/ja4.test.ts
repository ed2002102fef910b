import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClientHello, readClientHello } from './client-hello.ts';
import { isGrease, ja4, ja4Stable, rememberingDigest, resumes } from './ja4.ts';

const vectors = JSON.parse(
  readFileSync(new URL('../vectors/ja4-client-hellos.json', import.meta.url), 'utf8'),
) as Array<{ hello: string; ja4: string }>;

const read = (bytes: Uint8Array): ClientHello => {
  const result = readClientHello(bytes);
  if (result.state !== 'hello') throw new Error(JSON.stringify(result));
  return result.hello;
};

/** The same handshake message cut into TLS records of the given size. */
function inRecords(hello: Buffer, size: number): Buffer {
  const message = hello.subarray(5);
  const records: Buffer[] = [];
  for (let at = 0; at < message.length; at += size) {
    const part = message.subarray(at, at + size);
    records.push(Buffer.from([22, 3, 1, part.length >> 8, part.length & 255]), part);
  }
  return Buffer.concat(records);
}

describe('ja4', () => {
  it.each(vectors.map((v, i) => [i, v.ja4, v.hello] as const))('hello %i is %s', (_, want, hex) => {
    expect(ja4(read(Buffer.from(hex, 'hex')))).toBe(want);
  });

  it('is the same however the hello is cut into records', () => {
    for (const { hello, ja4: want } of vectors.slice(0, 4)) {
      for (const size of [1, 3, 64, 500]) expect(ja4(read(inRecords(Buffer.from(hello, 'hex'), size)))).toBe(want);
    }
  });

  it('waits while bytes are missing and never answers early', () => {
    const hello = Buffer.from(vectors[0]!.hello, 'hex');
    for (let end = 0; end < hello.length; end++) expect(readClientHello(hello.subarray(0, end)).state).toBe('more');
  });

  it('marks a missing ALPN with 00 and a name of other characters by its hexadecimal form', () => {
    const hello = read(Buffer.from(vectors[0]!.hello, 'hex'));
    expect(ja4({ ...hello, alpn: [] }).slice(8, 10)).toBe('00');
    expect(ja4({ ...hello, alpn: [Uint8Array.of(0xab)] }).slice(8, 10)).toBe('ab');
    expect(ja4({ ...hello, alpn: [Uint8Array.of(0x30, 0xab)] }).slice(8, 10)).toBe('3b');
  });

  it('has a stable form that resumption, early data and padding do not change', () => {
    const hello = read(Buffer.from(vectors[0]!.hello, 'hex'));
    const resumed = { ...hello, extensions: [...hello.extensions.filter((e) => e !== 21), 42, 41] };
    expect(ja4(resumed)).not.toBe(ja4(hello));
    expect(ja4Stable(resumed)).toBe(ja4Stable(hello));
  });

  it('knows the sixteen GREASE values and no other', () => {
    const all = Array.from({ length: 65_536 }, (_, n) => n).filter(isGrease);
    expect(all).toEqual(Array.from({ length: 16 }, (_, n) => n * 0x1010 + 0x0a0a));
  });
});

describe('readClientHello', () => {
  it('answers any bytes, and refuses what is no hello at once', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(['more', 'hello', 'invalid']).toContain(readClientHello(bytes).state);
      }),
    );
    expect(readClientHello(Buffer.from('GET / HTTP/1.1\r\n')).state).toBe('invalid');
    expect(readClientHello(Buffer.from([22, 3, 1, 255, 255])).state).toBe('invalid');
    expect(readClientHello(Buffer.from([22, 3, 1, 0, 4, 2, 0, 0, 1])).state).toBe('invalid');
  });
});

it('is the same when digests are remembered, also past what is remembered', () => {
  const digest = rememberingDigest(2);
  for (const { hello: hex, ja4: want } of [...vectors, ...vectors]) {
    const hello = read(Buffer.from(hex, 'hex'));
    expect(ja4(hello, digest)).toBe(want);
    expect(ja4Stable(hello, digest)).toBe(ja4Stable(hello));
    expect(resumes(hello)).toBe(ja4Stable(hello) !== want);
  }
});
