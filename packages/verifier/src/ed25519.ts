/** Curve arithmetic and hashing come in: the package has no hands of its own. */
export interface Crypto {
  /** RFC 8032 verification that never throws: false for whatever does not verify. */
  verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
  sha256(bytes: Uint8Array): Uint8Array;
  /** RSA-PSS with SHA-512 and a salt as long (RFC 9421, 3.3.1); never throws. Signatures of bots alone use it. */
  verifyRsaPss?(key: { n: string; e: string }, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
}

/** Order of the base point, 2^252 + 27742317777372353535851937790883648493. */
const L = littleEndian('1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed');
/** The field's prime, 2^255 − 19. */
const P = littleEndian('7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed');

/** y of the eight points whose order divides 8: anyone can sign for such a key. Solved from the curve's equation; ± x share a y. */
const SMALL_ORDER_Y = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000001',
  '05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826',
  '7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7',
  '7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec',
].map(littleEndian);

/** A public key that a verifier may take: 32 bytes, its y in canonical form, no point of small order. */
export function isAcceptableKey(key: Uint8Array): boolean {
  if (key.length !== 32) return false;
  const y = Uint8Array.from(key);
  y[31] = y[31]! & 0x7f; // the top bit is the sign of x
  return isBelow(y, P) && !SMALL_ORDER_Y.some((small) => small.every((byte, i) => byte === y[i]));
}

/** A signature of 64 bytes whose S is reduced: S + L would verify too, and be a second token. */
export function isAcceptableSignature(signature: Uint8Array): boolean {
  return signature.length === 64 && isBelow(signature.subarray(32), L);
}

/** Verify strictly: what the pre-checks refuse never reaches the curve. */
export async function verifyStrictly(
  crypto: Pick<Crypto, 'verifyEd25519'>,
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (!isAcceptableKey(key) || !isAcceptableSignature(signature)) return false;
  return crypto.verifyEd25519(key, message, signature);
}

/** a < b, both little-endian and of 32 bytes. Everything here is public, so the time it takes may show. */
function isBelow(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 31; i >= 0; i--) if (a[i] !== b[i]) return a[i]! < b[i]!;
  return false;
}

function littleEndian(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)).reverse();
}
