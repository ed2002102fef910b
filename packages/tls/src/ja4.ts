import { createHash } from 'node:crypto';
import type { ClientHello } from './client-hello.ts';

/** GREASE values (RFC 8701): both bytes alike, low nibbles `a`. Sent at random, so they belong to no print. */
export function isGrease(value: number): boolean {
  return (value & 0x0f0f) === 0x0a0a && value >> 8 === (value & 0xff);
}

const SERVER_NAME = 0;
const ALPN = 16;
/** padding, pre_shared_key, early_data: they come and go with resumption and with the length of the hello */
const RESUMPTION = new Set([21, 41, 42]);

const VERSION: Record<number, string> = {
  772: '13',
  771: '12',
  770: '11',
  769: '10',
  768: 's3',
  2: 's2',
};

const hex4 = (value: number) => value.toString(16).padStart(4, '0');
/** Twelve digits of a SHA-256, as the parts of a JA4 are made. */
export type Digest = (text: string) => string;

const digest12: Digest = (text) =>
  text === '' ? '000000000000' : createHash('sha256').update(text).digest('hex').slice(0, 12);

/** Remembers what it made: few libraries make most connections, and hashing costs more than all the rest of a JA4. */
export function rememberingDigest(maxTexts = 1_000): Digest {
  const made = new Map<string, string>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    // Only somebody who sends strange hellos on purpose fills it; then beginning anew is cheapest.
    if (made.size >= maxTexts) made.clear();
    const digest = digest12(text);
    made.set(text, digest);
    return digest;
  };
}

const two = (n: number) => String(Math.min(n, 99)).padStart(2, '0');

/** First and last character of the first ALPN name; of its hexadecimal form when either is no letter or digit. */
function alpnMark(name: Uint8Array | undefined): string {
  if (!name || name.length === 0) return '00';
  const alphanumeric = (byte: number) => /[0-9A-Za-z]/.test(String.fromCharCode(byte));
  const first = name[0]!;
  const last = name[name.length - 1]!;
  if (alphanumeric(first) && alphanumeric(last)) return String.fromCharCode(first, last);
  const hex = Buffer.from(name).toString('hex');
  return `${hex[0]}${hex[hex.length - 1]}`;
}

function print(hello: ClientHello, extensions: number[], digest: Digest): string {
  const ciphers = hello.ciphers.filter((c) => !isGrease(c));
  const versions = hello.supportedVersions.filter((v) => !isGrease(v));
  const version = VERSION[versions.length ? Math.max(...versions) : hello.legacyVersion] ?? '00';
  const a = `t${version}${hello.serverName ? 'd' : 'i'}${two(ciphers.length)}${two(extensions.length)}${alpnMark(hello.alpn[0])}`;
  const b = digest(ciphers.map(hex4).sort().join(','));
  const listed = extensions
    .filter((e) => e !== SERVER_NAME && e !== ALPN)
    .map(hex4)
    .sort()
    .join(',');
  const algorithms = hello.signatureAlgorithms
    .filter((s) => !isGrease(s))
    .map(hex4)
    .join(',');
  const c = digest(algorithms ? `${listed}_${algorithms}` : listed);
  return `${a}_${b}_${c}`;
}

/**
 * JA4 of a ClientHello over TCP, by FoxIO's specification (BSD 3-Clause).
 * @see https://github.com/FoxIO-LLC/ja4/blob/main/technical_details/JA4.md
 */
export function ja4(hello: ClientHello, digest: Digest = digest12): string {
  return print(
    hello,
    hello.extensions.filter((e) => !isGrease(e)),
    digest,
  );
}

/** The same without the extensions that differ between a client's first and a resumed connection: for matching, not for exchange. */
export function ja4Stable(hello: ClientHello, digest: Digest = digest12): string {
  return print(
    hello,
    hello.extensions.filter((e) => !isGrease(e) && !RESUMPTION.has(e)),
    digest,
  );
}

/** Whether the two prints of a hello differ. */
export const resumes = (hello: ClientHello): boolean => hello.extensions.some((e) => RESUMPTION.has(e));

/** What a hello offers besides its print: lists in the order sent, without GREASE, and whether there was any. */
export interface Offered {
  /** among ciphers, extensions and groups each */
  grease: boolean;
  extensions: number[];
  groups: number[];
  signatureAlgorithms: number[];
}

const without = (list: readonly number[]): number[] => list.filter((value) => !isGrease(value));

/** What tells one version of a browser from another, and a browser from who copies only its print. */
export function offeredIn({ ciphers, extensions, groups, signatureAlgorithms }: ClientHello): Offered {
  return {
    grease: [ciphers, extensions, groups].every((list) => list.some(isGrease)),
    extensions: without(extensions),
    groups: without(groups),
    signatureAlgorithms: without(signatureAlgorithms),
  };
}
