import type { IncomingHttpHeaders } from 'node:http';
import { type BlockList, isIP, isIPv4 } from 'node:net';

/** Which proxies are believed about the client's address: none, the nearest `depth` of them, or those in these networks. */
export type ProxyTrust = { kind: 'off' } | { kind: 'depth'; depth: number } | { kind: 'networks'; networks: BlockList };

/** What a request says of where it came from. */
export interface Hop {
  /** the other end of the connection */
  socketAddress: string;
  socketSecure: boolean;
  headers: IncomingHttpHeaders;
}

/** The client's address and whether its connection was encrypted, as far as the trusted proxies know. */
export interface Client {
  address: string;
  secure: boolean;
}

/** Work out who the client is. Forwarding headers count only as far as the proxies that wrote them are trusted. */
export function clientOf({ socketAddress, socketSecure, headers }: Hop, trust: ProxyTrust): Client {
  const socket = plainAddress(socketAddress);
  const isTrusted = (address: string, hops: number): boolean => {
    if (trust.kind === 'off') return false;
    if (trust.kind === 'depth') return hops < trust.depth;
    return isIP(address) !== 0 && trust.networks.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
  };
  if (!isTrusted(socket, 0)) return { address: socket, secure: socketSecure };
  // Nearest first: the socket, then the chain from its end.
  const chain = [socket, ...forwardedFor(headers).reverse()];
  let hops = 0;
  while (hops + 1 < chain.length && isTrusted(chain[hops]!, hops)) hops += 1;
  return { address: chain[hops]!, secure: socketSecure || forwardedProto(headers) === 'https' };
}

/**
 * The addresses of `X-Forwarded-For`, or of `Forwarded` (RFC 7239). A proxy writes one of the two and passes the other on
 * as the client sent it; when both are there and disagree, neither is believed.
 */
function forwardedFor(headers: IncomingHttpHeaders): string[] {
  const plain = [headers['x-forwarded-for']].flat().join(',').split(',').map(cleanAddress).filter(Boolean);
  const standard = parameters(headers.forwarded, 'for').map(cleanAddress);
  if (plain.length === 0) return untilUnknown(standard);
  if (standard.length > 0 && standard.at(-1) !== plain.at(-1)) return [];
  return untilUnknown(plain);
}

/** What lies beyond a hop that is no address (`unknown`, an obfuscated name) cannot be told. */
function untilUnknown(addresses: string[]): string[] {
  const known = [...addresses].reverse().findIndex((address) => isIP(address) === 0);
  return known < 0 ? addresses : addresses.slice(addresses.length - known);
}

function forwardedProto(headers: IncomingHttpHeaders): string | undefined {
  const plain = [headers['x-forwarded-proto']].flat().at(-1)?.split(',').at(-1)?.trim();
  return (plain ?? parameters(headers.forwarded, 'proto').at(-1))?.toLowerCase();
}

const parameters = (forwarded: string | undefined, name: string): string[] =>
  [...(forwarded ?? '').matchAll(new RegExp(`(?:^|[;,])\\s*${name}="?([^",;]+)"?`, 'gi'))].map((match) => match[1]!);

/** `"[2001:db8::1]:443"` and `192.0.2.1:80` without port and brackets. */
function cleanAddress(text: string): string {
  const trimmed = text.trim();
  const inner = /^\[([^\]]+)\](?::\d+)?$/.exec(trimmed)?.[1] ?? /^([\d.]+):\d+$/.exec(trimmed)?.[1] ?? trimmed;
  return plainAddress(inner);
}

/** An IPv4 address also where the system reports it mapped into IPv6, and no zone. */
function plainAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return mapped ?? address.replace(/%.*$/, '').toLowerCase();
}

/** The network an address belongs to, as `192.0.2.0/24`: the first `bits4` or `bits6` bits. Null for no address. */
export function networkOf(address: string, bits4: number, bits6: number): string | null {
  const plain = plainAddress(address);
  const version = isIP(plain);
  if (version === 4) return `${mask(plain.split('.').map(Number), 8, bits4).join('.')}/${bits4}`;
  if (version !== 6) return null;
  const groups = mask(groupsOf(plain), 16, bits6);
  return `${groups.map((group) => group.toString(16)).join(':')}/${bits6}`;
}

function mask(parts: number[], size: number, bits: number): number[] {
  return parts.map((part, place) => {
    const kept = Math.min(size, Math.max(0, bits - place * size));
    return part & (((1 << kept) - 1) << (size - kept));
  });
}

/** The eight groups of an IPv6 address, `::` filled in. */
function groupsOf(address: string): number[] {
  const dotted = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) =>
    [a * 256 + +b, c * 256 + +d].map((group) => group.toString(16)).join(':'),
  );
  const [head = '', tail] = dotted.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right].map((group) => Number.parseInt(group, 16));
}
