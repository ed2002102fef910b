import { constants, createPublicKey, hash, randomFillSync, verify } from 'node:crypto';
import type { Crypto } from '@veridict/verifier';

/**
 * Ed25519 and SHA-256 by Node. The key is imported from a JWK, which costs a tenth of importing from DER, and the check
 * runs on the thread pool, so that a burst of signatures does not hold up the event loop.
 */
export const nodeCrypto: Crypto = {
  verifyEd25519: (publicKey, message, signature) =>
    new Promise((resolve) => {
      try {
        const x = Buffer.from(publicKey).toString('base64url');
        const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
        verify(null, message, key, signature, (error, ok) => resolve(error === null && ok));
      } catch {
        // Node throws for bytes that are no key or no signature: they verify nothing.
        resolve(false);
      }
    }),
  sha256: (bytes) => hash('sha256', bytes, 'buffer'),
  verifyRsaPss: (jwk, message, signature) =>
    new Promise((resolve) => {
      try {
        const key = createPublicKey({ key: { kty: 'RSA', ...jwk }, format: 'jwk' });
        const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 64 };
        verify('sha512', message, pss, signature, (error, ok) => resolve(error === null && ok));
      } catch {
        resolve(false);
      }
    }),
};

/** SHA-256 as text: how tokens and tickets are stored. */
export const hashText = (text: string): string => hash('sha256', text, 'base64url');

/**
 * Random bytes by Node, fetched from the system a page at a time: asking for sixteen costs as much as asking for thousands.
 * No byte is given twice.
 */
export function createRandom(pageBytes = 4096): (bytes: number) => Uint8Array {
  const page = Buffer.alloc(pageBytes);
  let used = pageBytes;
  return (bytes) => {
    if (bytes > pageBytes) return randomFillSync(Buffer.alloc(bytes));
    if (used + bytes > pageBytes) {
      randomFillSync(page);
      used = 0;
    }
    const taken = Buffer.from(page.subarray(used, used + bytes));
    // What was given away is not kept.
    page.fill(0, used, used + bytes);
    used += bytes;
    return taken;
  };
}
