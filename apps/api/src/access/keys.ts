import { createHash, timingSafeEqual } from 'node:crypto';
import type { KeyKind, KeyRow, Scope } from '../state/port.ts';

/** A key just made: `secret` is shown once, `hash` and `last4` are kept. */
export interface FreshKey {
  secret: string;
  hash: string;
  last4: string;
}

/** What a key says of itself, before anything was looked up. */
export interface ParsedKey {
  kind: KeyKind;
  mode: KeyRow['mode'];
  hash: string;
}

const PREFIXES: ReadonlyArray<readonly [prefix: string, kind: KeyKind, mode: KeyRow['mode']]> = [
  ['pk_live_', 'public', 'live'],
  ['pk_test_', 'public', 'test'],
  ['sk_live_', 'secret', 'live'],
  ['sk_test_', 'secret', 'test'],
  ['aik_v1_', 'read', 'live'],
  ['ak_live_', 'admin', 'live'],
];

/** 30 random bytes are 240 bits and exactly 40 base64url characters. */
const randomBytes = 30;
const checksumLength = 6;
/** Published as the prefix and 40 characters: 240 random bits leave no room for a checksum. */
const withoutChecksum: KeyKind = 'read';
const body = /^[A-Za-z0-9_-]+$/;

/** The form in which a key is stored and looked up: SHA-256, hex. With 240 random bits no slow hash is needed. */
export const hashKey = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const checksum = (text: string): string =>
  createHash('sha256').update(`checksum:${text}`).digest('base64url').slice(0, checksumLength);

/** Make a key. Kinds that have no test mode (read, admin) are refused in it. */
export function newKey(kind: KeyKind, mode: KeyRow['mode'], random: (bytes: number) => Uint8Array): FreshKey {
  const prefix = PREFIXES.find((row) => row[1] === kind && row[2] === mode)?.[0];
  if (prefix === undefined) throw new TypeError(`newKey: a ${kind} key has no ${mode} mode`);
  const start = prefix + Buffer.from(random(randomBytes)).toString('base64url');
  const secret = kind === withoutChecksum ? start : start + checksum(start);
  return { secret, hash: hashKey(secret), last4: secret.slice(-4) };
}

/** Read a key's form; null for anything that was never a key of ours, so that a typing error costs no look-up. */
export function parseKey(text: string): ParsedKey | null {
  const row = PREFIXES.find(([prefix]) => text.startsWith(prefix));
  if (row === undefined) return null;
  const [prefix, kind, mode] = row;
  const start = prefix.length + (randomBytes * 4) / 3;
  const length = kind === withoutChecksum ? start : start + checksumLength;
  if (text.length !== length || !body.test(text.slice(prefix.length))) return null;
  if (kind !== withoutChecksum && !equal(text.slice(start), checksum(text.slice(0, start)))) return null;
  return { kind, mode, hash: hashKey(text) };
}

/** What a key of this kind may do. `links` alone is the narrow key that smart-URL paths take from the query. */
export function scopesOf(kind: KeyKind, linksOnly = false): Scope[] {
  if (kind === 'public') return ['collect'];
  if (kind === 'read') return ['read'];
  if (kind === 'admin') return ['admin'];
  return linksOnly ? ['links'] : ['verdict', 'read'];
}

/** Compare without telling by time how much was right. */
export function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
