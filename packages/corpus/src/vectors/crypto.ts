import { createHash, createPublicKey, verify } from 'node:crypto';
import type { Crypto } from '@veridict/verifier';

/** The verifier's crypto by Node's own: for tests that run the pure parts. */
export const nodeCrypto: Crypto = {
  async verifyEd25519(publicKey, message, signature) {
    const x = Buffer.from(publicKey).toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, message, key, signature);
  },
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
};
