import { isIPv4, isIPv6 } from 'node:net';

/** The client a balancer speaks for. */
export interface ProxiedClient {
  address: string;
  port: number;
  /** its connection to the balancer was encrypted, as far as the header shows: it says so, or the port was 443 */
  secure: boolean;
}

/** `client` is null for LOCAL and UNKNOWN: the balancer speaks for itself. `bytes` is how much the header takes. */
export type ProxyRead =
  | { state: 'more' }
  | { state: 'header'; client: ProxiedClient | null; bytes: number }
  | { state: 'invalid'; why: string };

const V2_SIGNATURE = Buffer.from('0d0a0d0a000d0a515549540a', 'hex');
const V1_LONGEST = 107;
const HTTPS_PORT = 443;
/** Type of the field that tells of the client's TLS, and the bit in it that says there was some. */
const TLS_FIELD = 0x20;
const OVER_TLS = 1;

/**
 * Read the PROXY protocol header, version 1 or 2, that stands before a connection's own bytes. Only for peers that are
 * configured as balancers: anybody can send one.
 * @see https://www.haproxy.org/download/2.9/doc/proxy-protocol.txt
 */
export function readProxyHeader(bytes: Buffer): ProxyRead {
  if (bytes.length === 0) return { state: 'more' };
  return bytes[0] === V2_SIGNATURE[0] ? readV2(bytes) : readV1(bytes);
}

function readV1(bytes: Buffer): ProxyRead {
  const start = bytes.subarray(0, 6).toString('latin1');
  if (!'PROXY '.startsWith(start)) return { state: 'invalid', why: 'no PROXY header' };
  const end = bytes.indexOf('\r\n');
  if (end < 0) return bytes.length >= V1_LONGEST ? { state: 'invalid', why: 'PROXY line too long' } : { state: 'more' };
  if (end + 2 > V1_LONGEST) return { state: 'invalid', why: 'PROXY line too long' };
  const [, family, address = '', , port = '', to = ''] = bytes.subarray(0, end).toString('latin1').split(' ');
  if (family === 'UNKNOWN') return { state: 'header', client: null, bytes: end + 2 };
  const right = family === 'TCP4' ? isIPv4(address) : family === 'TCP6' && isIPv6(address);
  if (!right || !/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    return { state: 'invalid', why: 'malformed PROXY line' };
  const secure = Number(to) === HTTPS_PORT;
  return { state: 'header', client: { address, port: Number(port), secure }, bytes: end + 2 };
}

function readV2(bytes: Buffer): ProxyRead {
  const seen = bytes.subarray(0, V2_SIGNATURE.length);
  if (!V2_SIGNATURE.subarray(0, seen.length).equals(seen)) return { state: 'invalid', why: 'no PROXY header' };
  if (bytes.length < 16) return { state: 'more' };
  const command = bytes[12]!;
  const family = bytes[13]!;
  const length = bytes.readUInt16BE(14);
  if (command >> 4 !== 2 || (command & 15) > 1) return { state: 'invalid', why: 'unknown PROXY version or command' };
  if (length > 2048) return { state: 'invalid', why: 'PROXY header too long' };
  if (bytes.length < 16 + length) return { state: 'more' };
  const body = bytes.subarray(16, 16 + length);
  const local = (command & 15) === 0;
  const client = local ? null : clientOf(family >> 4, body);
  return client === undefined
    ? { state: 'invalid', why: 'malformed PROXY addresses' }
    : { state: 'header', client, bytes: 16 + length };
}

function clientOf(family: number, body: Buffer): ProxiedClient | null | undefined {
  // Of a local socket nothing is known but that the balancer had it.
  if (family !== 1 && family !== 2) return null;
  const size = family === 1 ? 4 : 16;
  const ports = 2 * size;
  if (body.length < ports + 4) return undefined;
  const groups = () => Array.from({ length: 8 }, (_, i) => body.readUInt16BE(i * 2).toString(16)).join(':');
  return {
    address: family === 1 ? body.subarray(0, size).join('.') : groups(),
    port: body.readUInt16BE(ports),
    secure: saysTls(body.subarray(ports + 4)) ?? body.readUInt16BE(ports + 2) === HTTPS_PORT,
  };
}

/** What the header's further fields say of the client's TLS, null where they do not. A field that is cut off ends them. */
function saysTls(fields: Buffer): boolean | null {
  for (let at = 0; at + 3 <= fields.length; ) {
    const length = fields.readUInt16BE(at + 1);
    const value = fields.subarray(at + 3, at + 3 + length);
    if (fields[at] === TLS_FIELD && value.length > 0) return (value[0]! & OVER_TLS) !== 0;
    at += 3 + length;
  }
  return null;
}
