import { asciiBytes, fromBase64url, toBase64url } from '../bytes.ts';
import { type Crypto, verifyStrictly } from '../ed25519.ts';

/** A signing agent's public key: the `x` of an Ed25519 JWK, or what makes an RSA one. */
export type BotKey = string | { n: string; e: string };

/** The exponent that everybody uses: others are slow to check, or weak. */
const EXPONENT = 'AQAB';
/** Bytes of a modulus: 2048 to 8192 bits. */
const MODULUS = { least: 256, most: 1024 };

/** Public keys of a JWK set, by their thumbprints (RFC 7638); whatever else is in it is left out. */
export function botKeysIn(keys: readonly unknown[], crypto: Pick<Crypto, 'sha256'>): Map<string, BotKey> {
  const found = new Map<string, BotKey>();
  for (const one of keys) {
    const { kty, crv, x, n, e } = (one ?? {}) as Record<string, unknown>;
    const key =
      kty === 'OKP' && crv === 'Ed25519' && typeof x === 'string'
        ? x
        : kty === 'RSA' && typeof n === 'string' && typeof e === 'string'
          ? { n, e }
          : null;
    if (key !== null) found.set(thumbprintOf(key, crypto), key);
  }
  return found;
}

function thumbprintOf(key: BotKey, crypto: Pick<Crypto, 'sha256'>): string {
  const members = typeof key === 'string' ? { crv: 'Ed25519', kty: 'OKP', x: key } : { e: key.e, kty: 'RSA', n: key.n };
  return toBase64url(crypto.sha256(asciiBytes(JSON.stringify(members))));
}

/** Whether a signature verifies with the key that its `keyid` names; `alg`, where it is given, must be the key's own. */
export async function verifyWithBotKey(
  { keyid, alg, base, signature }: { keyid: string; alg: string | null; base: Uint8Array; signature: Uint8Array },
  key: BotKey,
  crypto: Crypto,
): Promise<boolean> {
  if (thumbprintOf(key, crypto) !== keyid) return false;
  if (typeof key === 'string') {
    const bytes = fromBase64url(key);
    if (bytes === null || (alg !== null && alg !== 'ed25519')) return false;
    return verifyStrictly(crypto, bytes, base, signature);
  }
  const size = fromBase64url(key.n)?.length ?? 0;
  const isUsable = key.e === EXPONENT && size >= MODULUS.least && size <= MODULUS.most && signature.length === size;
  if (!isUsable || (alg !== null && alg !== 'rsa-pss-sha512')) return false;
  return (await crypto.verifyRsaPss?.(key, base, signature)) ?? false;
}
