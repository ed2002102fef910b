/** How an HTTP/2 client opens its connection, before its first request: each client library has its own habit. */
export interface Http2Print {
  /** SETTINGS in the order sent, unknown ones included */
  settings: Array<[id: number, value: number]>;
  /** increment of the connection's first WINDOW_UPDATE, 0 without one */
  windowUpdate: number;
  /** PRIORITY frames before the first request */
  priorityFrames: Array<{ stream: number; exclusive: boolean; dependency: number; weight: number }>;
  /** priority in the first HEADERS frame, null without */
  headersPriority: { exclusive: boolean; dependency: number; weight: number } | null;
  /** stream of the first request */
  firstStream: number;
}

export type Http2Read = { state: 'more' } | { state: 'print'; print: Http2Print } | { state: 'invalid'; why: string };

const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'latin1');
const FRAME = { headers: 1, priority: 2, settings: 4, windowUpdate: 8 } as const;
const FLAG_ACK = 1;
const FLAG_PADDED = 8;
const FLAG_PRIORITY = 32;
/** A client that has sent this much without a request is not worth waiting for. */
export const MAX_PREFIX_BYTES = 65_536;

/** Read the decrypted first bytes of an HTTP/2 connection up to its first HEADERS frame (RFC 9113, 3.4 and 6). Total. */
export function readHttp2Prefix(bytes: Buffer): Http2Read {
  const seen = bytes.subarray(0, PREFACE.length);
  if (!PREFACE.subarray(0, seen.length).equals(seen)) return { state: 'invalid', why: 'no HTTP/2 preface' };
  const print: Http2Print = {
    settings: [],
    windowUpdate: 0,
    priorityFrames: [],
    headersPriority: null,
    firstStream: 0,
  };
  for (let at = PREFACE.length; ; ) {
    if (at > MAX_PREFIX_BYTES) return { state: 'invalid', why: 'too much before the first request' };
    if (bytes.length < at + 9) return { state: 'more' };
    const length = bytes.readUIntBE(at, 3);
    const type = bytes[at + 3]!;
    const flags = bytes[at + 4]!;
    const stream = bytes.readUInt32BE(at + 5) & 0x7fffffff;
    if (length > 16_384) return { state: 'invalid', why: 'a frame larger than allowed' };
    // of HEADERS only the priority at its start is wanted, so its rest need not be there yet
    const wanted = type === FRAME.headers ? Math.min(length, 6) : length;
    if (bytes.length < at + 9 + wanted) return { state: 'more' };
    const body = bytes.subarray(at + 9, at + 9 + wanted);
    if (type === FRAME.headers) {
      print.firstStream = stream;
      const start = flags & FLAG_PADDED ? 1 : 0;
      if (flags & FLAG_PRIORITY && body.length >= start + 5) print.headersPriority = priorityOf(body, start);
      return { state: 'print', print };
    }
    if (type === FRAME.settings && !(flags & FLAG_ACK)) {
      for (let i = 0; i + 6 <= body.length; i += 6)
        print.settings.push([body.readUInt16BE(i), body.readUInt32BE(i + 2)]);
    } else if (type === FRAME.windowUpdate && stream === 0 && body.length >= 4 && !print.windowUpdate) {
      print.windowUpdate = body.readUInt32BE(0) & 0x7fffffff;
    } else if (type === FRAME.priority && body.length >= 5 && print.priorityFrames.length < 32) {
      print.priorityFrames.push({ stream, ...priorityOf(body, 0) });
    }
    at += 9 + length;
  }
}

function priorityOf(body: Buffer, at: number) {
  const word = body.readUInt32BE(at);
  return { exclusive: word >>> 31 === 1, dependency: word & 0x7fffffff, weight: body[at + 4]! + 1 };
}

/** One line in the form that is commonly exchanged: settings, window, priority; the pseudo-header order is the request's. */
export function http2Text(print: Http2Print): string {
  const settings = print.settings.map(([id, value]) => `${id}:${value}`).join(';');
  const priority = print.priorityFrames
    .map((p) => `${p.stream}:${p.exclusive ? 1 : 0}:${p.dependency}:${p.weight}`)
    .join(',');
  return `${settings}|${print.windowUpdate}|${priority || '0'}`;
}
