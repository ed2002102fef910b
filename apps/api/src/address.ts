import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP, isIPv4 } from 'node:net';
import { PLATFORMS, type Platform } from './network/platforms.ts';

/**
 * Which proxies are believed about the client: none, the nearest `depth` of them, those in these networks, or those of a
 * platform, which says the client's address in a header of its own.
 */
export type ProxyTrust =
  | { kind: 'off' }
  | { kind: 'depth'; depth: number }
  | { kind: 'networks'; networks: BlockList }
  | { kind: 'platform'; platform: Platform; networks: BlockList };

/** What a request says of where it came from. */
export interface Hop {
  /** the other end of the connection */
  socketAddress: string;
  socketSecure: boolean;
  headers: IncomingHttpHeaders;
  /** the client that a trusted balancer named before the connection's own bytes (PROXY protocol) */
  proxied?: string | undefined;
}

/**
 * Where an address comes from: the connection itself, a PROXY header, the forwarding header of this name, or whoever
 * received the request and tells of it.
 */
export type AddressSource = 'connection' | 'proxy_protocol' | 'reported' | ForwardingHeader;

/** The client, as far as the connection and the trusted proxies know. */
export interface Client {
  address: string;
  /** its connection was encrypted, here or at a trusted proxy */
  secure: boolean;
  source: AddressSource;
  /** forwarding headers that no trusted proxy can have written: the client claims to be somebody else */
  spoofed: ForwardingHeader[];
  /** the nearest hop is believed, so what it says of the client's TLS is too */
  isThroughProxy: boolean;
}

/** Headers by which proxies tell of a client, besides those of TLS. */
export const FORWARDING_HEADERS = [
  'forwarded',
  'x-forwarded-for',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'fly-client-ip',
  'cloudfront-viewer-address',
  'veridict-forwarded',
] as const;
export type ForwardingHeader = (typeof FORWARDING_HEADERS)[number];

interface Link {
  address: string;
  source: AddressSource;
}

// A proxy that nobody configured sits on this machine or in this house: its headers are no attempt at anything.
const inHouse = new BlockList();
inHouse.addSubnet('127.0.0.0', 8, 'ipv4');
inHouse.addSubnet('10.0.0.0', 8, 'ipv4');
inHouse.addSubnet('172.16.0.0', 12, 'ipv4');
inHouse.addSubnet('192.168.0.0', 16, 'ipv4');
inHouse.addSubnet('100.64.0.0', 10, 'ipv4');
inHouse.addAddress('::1', 'ipv6');
inHouse.addSubnet('fc00::', 7, 'ipv6');
inHouse.addSubnet('fe80::', 10, 'ipv6');

const isIn = (networks: BlockList, address: string): boolean =>
  isIP(address) !== 0 && networks.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');

/** Is the other end of a connection, by its address, one of the proxies that are believed? */
export function isTrustedPeer(address: string, trust: ProxyTrust): boolean {
  if (trust.kind === 'off') return false;
  return trust.kind === 'depth' || isIn(trust.networks, plainAddress(address));
}

/** Work out who the client is. Forwarding headers count only as far as the proxies that wrote them are trusted. */
export function clientOf({ socketAddress, socketSecure, headers, proxied }: Hop, trust: ProxyTrust): Client {
  const nearest: Link[] = [{ address: plainAddress(socketAddress), source: 'connection' }];
  if (proxied !== undefined) nearest.push({ address: plainAddress(proxied), source: 'proxy_protocol' });
  // Who sent a PROXY header was checked before it was read.
  const isTrusted = ({ address }: Link, hops: number): boolean => {
    if (hops === 0 && proxied !== undefined) return true;
    if (trust.kind === 'off') return false;
    return trust.kind === 'depth' ? hops < trust.depth : isIn(trust.networks, address);
  };
  // Nearest first: the connection, then what its PROXY header says, then the headers from their end.
  let chain = nearest;
  if (isTrusted(nearest.at(-1)!, nearest.length - 1)) {
    chain = [
      ...nearest,
      ...(trust.kind === 'platform' ? ofPlatform(headers, trust.platform) : forwardedFor(headers).reverse()),
    ];
  }
  let hops = 0;
  while (hops + 1 < chain.length && isTrusted(chain[hops]!, hops)) hops += 1;
  const isThroughProxy = isTrusted(nearest.at(-1)!, nearest.length - 1) && trust.kind !== 'off';
  const { address, source } = chain[hops]!;
  const secure = socketSecure || (isThroughProxy && forwardedProto(headers) === 'https');
  return { address, secure, source, spoofed: isThroughProxy ? [] : spoofedBy(headers, nearest, trust), isThroughProxy };
}

/** The platform's own header: one address, perhaps with a port. */
function ofPlatform(headers: IncomingHttpHeaders, platform: Platform): Link[] {
  const name = PLATFORMS[platform].address;
  const said = [headers[name]].flat().at(-1);
  // Several addresses in one header: the platform's proxy wrote the last.
  const last = said?.split(',').at(-1) ?? '';
  // CloudFront appends the port always, and to an IPv6 address without brackets.
  const address = cleanAddress(platform === 'cloudfront' ? last.replace(/:\d+\s*$/, '') : last);
  return isIP(address) === 0 ? [] : [{ address, source: name }];
}

function spoofedBy(headers: IncomingHttpHeaders, nearest: Link[], trust: ProxyTrust): ForwardingHeader[] {
  // Who names the address that he has claims to be nobody else: balancers that send a PROXY header may write such a one too.
  const own = nearest.at(-1)!.address;
  const given = FORWARDING_HEADERS.filter((name) => {
    const said = headers[name];
    return said !== undefined && (typeof said !== 'string' || cleanAddress(said) !== own);
  });
  // Asked last: looking an address up costs more than all the rest.
  return given.length > 0 && trust.kind === 'off' && isIn(inHouse, own) ? [] : given;
}

/**
 * The addresses of `X-Forwarded-For`, or of `Forwarded` (RFC 7239). A proxy writes one of the two and passes the other on
 * as the client sent it; when both are there and disagree, neither is believed.
 */
function forwardedFor(headers: IncomingHttpHeaders): Link[] {
  const plain = [headers['x-forwarded-for']].flat().join(',').split(',').map(cleanAddress).filter(Boolean);
  const standard = parameters(headers.forwarded, 'for').map(cleanAddress);
  const links = (addresses: string[], source: ForwardingHeader): Link[] =>
    untilUnknown(addresses).map((address) => ({ address, source }));
  if (plain.length === 0) return links(standard, 'forwarded');
  if (standard.length > 0 && standard.at(-1) !== plain.at(-1)) return [];
  return links(plain, 'x-forwarded-for');
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
