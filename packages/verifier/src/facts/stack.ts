import type { Http2Seen, TlsSeen } from '../context.ts';
import type { Claim } from './facts.ts';

/** Who made a TLS handshake, or an HTTP/2 connection, by its shape. */
export type Stack = 'chromium' | 'firefox' | 'apple' | 'gtk' | 'library' | 'unknown';

// The cipher part of JA4 is the TLS library's own and outlives browser versions; the extension part does not.
const BY_CIPHERS: Readonly<Record<string, Stack>> = {
  '8daaf6152771': 'chromium',
  '5b57614c22b0': 'firefox',
  '86a278354501': 'firefox',
  a09f3c656075: 'apple',
  // GnuTLS as glib sets it up: GNOME Web and other WebKitGTK browsers, and with them wget and lynx on Debian.
  '723694b0fccc': 'gtk',
  // OpenSSL as curl sets it up, TLS 1.3 and 1.2; Node; Python; got-scraping; rustls; Go
  e8f1e7e78f70: 'library',
  d943125447b4: 'library',
  a33745022dd6: 'library',
  '85036bcba153': 'library',
  '1711a4c0508c': 'library',
  '61a7ad8aa9b6': 'library',
  '9dc949149365': 'library',
};
// Three suites of TLS 1.3 alone: what every QUIC client offers.
const AMBIGUOUS = ['55b375c5d22e', '002f7f5a4ff8', 'd83cc789557e'];

interface Ja4 {
  version: number;
  ciphers: number;
  /** first protocol offered: `h2`, `h1`, `h3`, `00` for none */
  alpn: string;
  cipherPart: string;
}

/** JA4 in its parts, null when it is none. */
export function readJa4(ja4: string): Ja4 | null {
  const parts = /^[tq](\d\d)[di](\d\d)\d\d(\w\w)_([0-9a-f]{12})_[0-9a-f]{12}$/.exec(ja4);
  return parts && { version: Number(parts[1]), ciphers: Number(parts[2]), alpn: parts[3]!, cipherPart: parts[4]! };
}

/** The stack behind a handshake. Shapes that no browser has are a library's: an old version, a long list, no protocol. */
export function stackOfTls(ja4: string): Stack {
  const read = readJa4(ja4);
  if (!read) return 'unknown';
  if (Object.hasOwn(BY_CIPHERS, read.cipherPart)) return BY_CIPHERS[read.cipherPart]!;
  if (AMBIGUOUS.includes(read.cipherPart)) return 'unknown';
  return read.version < 12 || read.ciphers > 28 || read.alpn === '00' ? 'library' : 'unknown';
}

/**
 * The stack behind an HTTP/2 connection: order of the pseudo headers first, then what has stood for years in each engine.
 * @see the captures under packages/corpus/requests (Chromium 156, Firefox ESR 153, WebKitGTK 2.52)
 */
export function stackOfHttp2({ pseudoOrder, settings, windowUpdate, headersPriority }: Http2Seen): Stack {
  const value = (id: number) => settings.find(([key]) => key === id)?.[1];
  const begins = (order: string) => pseudoOrder === order || pseudoOrder.startsWith(`${order},`);
  if (begins('m,a,s,p')) {
    const isChromium = value(4) === 6_291_456 && value(5) === undefined && windowUpdate === 15_663_105;
    return isChromium && headersPriority !== null ? 'chromium' : 'library';
  }
  // Firefox on phones opens smaller windows.
  if (begins('m,p,a,s')) return value(5) === 16_384 && windowUpdate === 12_517_377 ? 'firefox' : 'library';
  if (begins('m,s,p,a') || begins('m,s,a,p')) return value(4) === 33_554_432 ? 'gtk' : 'apple';
  return 'library';
}

/** The stack that a claimed browser would show, null where that is not certain. */
export function stackOfClaim({ engine, os, embedded, browser }: Claim): Stack | null {
  if (engine === 'blink') return embedded || browser === 'other' ? null : 'chromium';
  if (engine === 'gecko') return 'firefox';
  if (engine === 'webkit') return os === 'ios' || os === 'macos' ? 'apple' : 'gtk';
  return null;
}

/** How sure two handshakes of one client are of two engines: null where they may be of one. */
export function stackChange(before: string, now: string): { detail: string; share: number } | null {
  const [a, b] = [stackOfTls(before), stackOfTls(now)];
  if (a === b || a === 'unknown' || b === 'unknown') return null;
  // A company's gateway opens TLS to some hosts and leaves others alone, and a laptop comes and goes behind it.
  return { detail: `TLS of ${a}, then of ${b}`, share: a === 'library' || b === 'library' ? 0.15 : 1 };
}

/**
 * Two lists of ciphers of which nobody knows whose they are, or only of one: whoever changes his print from visit to visit, or a
 * gateway that is new. QUIC offers a list of its own, and TLS 1.2 a shorter one.
 */
export function cipherChange(before: string, now: string): { detail: string; share: number } | null {
  const [a, b] = [readJa4(before), readJa4(now)];
  // Two that are known are compared by whose they are.
  if (stackOfTls(before) !== 'unknown' && stackOfTls(now) !== 'unknown') return null;
  if (!a || !b || before.slice(0, 3) !== 't13' || now.slice(0, 3) !== 't13' || a.cipherPart === b.cipherPart)
    return null;
  return { detail: `TLS with ciphers ${a.cipherPart}, then ${b.cipherPart}`, share: 0.15 };
}

/** How sure two whole connections are of two clients: who copies the handshake may not copy how HTTP/2 begins. */
export function connectionChange(before: TlsSeen, now: TlsSeen): { detail: string; share: number } | null {
  const change = stackChange(before.ja4, now.ja4) ?? cipherChange(before.ja4, now.ja4);
  if (change !== null || !before.http2 || !now.http2) return change;
  const [a, b] = [stackOfHttp2(before.http2), stackOfHttp2(now.http2)];
  if (a === b) return null;
  return { detail: `HTTP/2 of ${a}, then of ${b}`, share: a === 'library' || b === 'library' ? 0.15 : 1 };
}
