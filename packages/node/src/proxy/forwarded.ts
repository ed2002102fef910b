import { toBase64url } from '../base64url.ts';
import type { Incoming } from '../middleware/index.ts';

/** Header under which the server is told of the visitor. */
export const FORWARDED_HEADER = 'veridict-forwarded';
const VERSION = 'v1';
/** Presence counts, content is nobody's business. */
const SECRET = new Set(['cookie', 'authorization', 'proxy-authorization', 'x-api-key']);
// Together with the request's other headers this stays below what servers take by default (16 KiB).
const maxPayloadBytes = 8_000;

/** What is told of a visitor, and of the request that it belongs to. */
export interface Told {
  method: string;
  /** with its query, as the server gets it */
  path: string;
  body: Uint8Array<ArrayBuffer>;
  address: string;
  ja4: string | null;
  secure: boolean;
  /** clock of this server, seconds */
  nowS: number;
}

/** Signs what is told of one visitor after another. */
export type SignForwarded = (incoming: Incoming, told: Told) => Promise<string>;

/**
 * Make what signs. The value is `v1.<key>.<payload>.<mac>`: the first 16 hex digits of the SHA-256 of the secret key, the
 * payload as base64url JSON, and the HMAC-SHA256 of `v1.<key>.<payload>` under that SHA-256 as hex. The secret key itself
 * never travels, and a header that was seen on the way is of no use for another request.
 */
export function createForwarded(secretKey: string): SignForwarded {
  const prepare = async () => {
    const hash = hex(await sha256(utf8(secretKey)));
    const key = await crypto.subtle.importKey('raw', utf8(hash), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    return { id: hash.slice(0, 16), key };
  };
  let ready: ReturnType<typeof prepare> | undefined;
  return async (incoming, { method, path, body, address, ja4, secure, nowS }) => {
    ready ??= prepare();
    const { id, key } = await ready;
    const payload = {
      t: nowS,
      m: method,
      p: path,
      b: toBase64url(await sha256(body)),
      ip: address,
      ...(ja4 && { ja4 }),
      ...(incoming.httpVersion && { http: incoming.httpVersion }),
      tls: secure,
      h: [] as Array<[string, string]>,
    };
    payload.h = headersWithin(incoming.list(), maxPayloadBytes - bytesOf(payload));
    const signed = `${VERSION}.${id}.${toBase64url(utf8(JSON.stringify(payload)))}`;
    const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(signed)));
    return `${signed}.${toBase64url(mac)}`;
  };
}

/** As many headers as fit, in their order, without secrets and without what the visitor wrote under our own name. */
function headersWithin(list: Array<[string, string]>, bytes: number): Array<[string, string]> {
  const told: Array<[string, string]> = [];
  let left = bytes;
  for (const [name, full] of list.slice(0, 100)) {
    const lower = name.toLowerCase();
    if (lower === FORWARDED_HEADER || name.length > 64) continue;
    const value = SECRET.has(lower) ? '' : full.slice(0, 1024);
    left -= bytesOf([name, value]) + 1;
    if (left < 0) break;
    told.push([name, value]);
  }
  return told;
}

const bytesOf = (value: unknown) => utf8(JSON.stringify(value)).length;
const utf8 = (text: string) => new TextEncoder().encode(text);
const sha256 = async (bytes: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
