/** What a ClientHello offers, in the order it was sent. GREASE values are still among the numbers. */
export interface ClientHello {
  /** `legacy_version` of the handshake message */
  legacyVersion: number;
  ciphers: number[];
  /** extension types */
  extensions: number[];
  serverName: boolean;
  /** protocol names of the ALPN extension, as bytes; empty without the extension */
  alpn: Uint8Array[];
  signatureAlgorithms: number[];
  supportedVersions: number[];
  groups: number[];
  /** length of the handshake message in bytes: post-quantum key shares make it large */
  length: number;
}

/** Reading a connection's first bytes: not enough yet, a hello, or something that is none. */
export type HelloRead = { state: 'more' } | { state: 'hello'; hello: ClientHello } | { state: 'invalid'; why: string };

/** Past this many bytes nothing that calls itself a ClientHello is believed. */
export const MAX_HELLO_BYTES = 65_536;

const HANDSHAKE_RECORD = 22;
const CLIENT_HELLO = 1;
const EXTENSION = { serverName: 0, groups: 10, signatureAlgorithms: 13, alpn: 16, supportedVersions: 43 } as const;

/**
 * Read a ClientHello from the first bytes of a connection. It may span many TCP segments and many TLS records, each down
 * to one byte (RFC 8446, 5.1). Total: any bytes give an answer.
 */
export function readClientHello(bytes: Uint8Array): HelloRead {
  const joined = joinRecords(bytes);
  if (joined.state !== 'message') return joined;
  try {
    return { state: 'hello', hello: parse(joined.message) };
  } catch (error) {
    if (error instanceof Truncated) return { state: 'invalid', why: 'a length inside the hello is wrong' };
    throw error;
  }
}

type Joined = { state: 'message'; message: Uint8Array } | { state: 'more' } | { state: 'invalid'; why: string };

/** The first handshake message, put together from as many records as it takes. */
function joinRecords(bytes: Uint8Array): Joined {
  const parts: Uint8Array[] = [];
  let have = 0;
  let need = 4;
  for (let at = 0; ; ) {
    if (bytes.length - at < 5)
      return at + 5 > MAX_HELLO_BYTES ? { state: 'invalid', why: 'too long' } : firstLooksWrong(bytes, at);
    if (bytes[at] !== HANDSHAKE_RECORD || bytes[at + 1] !== 3) return { state: 'invalid', why: 'not a TLS handshake' };
    const length = (bytes[at + 3]! << 8) | bytes[at + 4]!;
    if (length === 0 || length > 16_384 + 256) return { state: 'invalid', why: 'impossible record length' };
    const part = bytes.subarray(at + 5, Math.min(at + 5 + length, bytes.length));
    parts.push(part);
    have += part.length;
    if (have >= 4 && need === 4) {
      const head = concat(parts, 4);
      if (head[0] !== CLIENT_HELLO) return { state: 'invalid', why: 'not a ClientHello' };
      need = 4 + ((head[1]! << 16) | (head[2]! << 8) | head[3]!);
      if (need > MAX_HELLO_BYTES) return { state: 'invalid', why: 'too long' };
    }
    if (have >= need && need > 4) return { state: 'message', message: concat(parts, need) };
    if (part.length < length) return { state: 'more' };
    at += 5 + length;
  }
}

/** Fewer bytes than a record's header: wait for more, unless what is there is no handshake already. */
function firstLooksWrong(bytes: Uint8Array, at: number): Joined {
  const wrong = (bytes.length > at && bytes[at] !== HANDSHAKE_RECORD) || (bytes.length > at + 1 && bytes[at + 1] !== 3);
  return wrong ? { state: 'invalid', why: 'not a TLS handshake' } : { state: 'more' };
}

function concat(parts: Uint8Array[], length: number): Uint8Array {
  const out = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    const rest = length - at;
    if (rest <= 0) break;
    out.set(part.subarray(0, rest), at);
    at += Math.min(part.length, rest);
  }
  return out;
}

class Truncated extends Error {}

/** A cursor over length-prefixed fields; reading past the end is `Truncated`. */
class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  get left(): number {
    return this.#bytes.length - this.#at;
  }
  number(size: 1 | 2 | 3): number {
    let value = 0;
    for (const byte of this.take(size)) value = value * 256 + byte;
    return value;
  }
  take(length: number): Uint8Array {
    if (length > this.left) throw new Truncated();
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }
  /** A field that says its own length in `size` bytes. */
  field(size: 1 | 2): Reader {
    return new Reader(this.take(this.number(size)));
  }
  numbers(size: 1 | 2): number[] {
    const out: number[] = [];
    while (this.left > 0) out.push(this.number(size));
    return out;
  }
}

function parse(message: Uint8Array): ClientHello {
  const r = new Reader(message);
  r.take(4);
  const legacyVersion = r.number(2);
  r.take(32);
  r.field(1);
  const hello: ClientHello = {
    legacyVersion,
    ciphers: r.field(2).numbers(2),
    extensions: [],
    serverName: false,
    alpn: [],
    signatureAlgorithms: [],
    supportedVersions: [],
    groups: [],
    length: message.length,
  };
  r.field(1);
  if (r.left === 0) return hello;
  const extensions = r.field(2);
  while (extensions.left > 0) {
    const type = extensions.number(2);
    const body = extensions.field(2);
    hello.extensions.push(type);
    readExtension(hello, type, body);
  }
  return hello;
}

function readExtension(hello: ClientHello, type: number, body: Reader): void {
  switch (type) {
    case EXTENSION.serverName:
      hello.serverName = true;
      break;
    case EXTENSION.groups:
      hello.groups = body.field(2).numbers(2);
      break;
    case EXTENSION.signatureAlgorithms:
      hello.signatureAlgorithms = body.field(2).numbers(2);
      break;
    case EXTENSION.supportedVersions:
      hello.supportedVersions = body.field(1).numbers(2);
      break;
    case EXTENSION.alpn: {
      const names = body.field(2);
      while (names.left > 0) {
        const name = names.field(1);
        hello.alpn.push(name.take(name.left));
      }
      break;
    }
  }
}
