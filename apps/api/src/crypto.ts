import { createHash, createPublicKey, verify } from 'node:crypto';
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
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
};

/** SHA-256 as text: how tokens and tickets are stored. */
export const hashText = (text: string): string => createHash('sha256').update(text).digest('base64url');
