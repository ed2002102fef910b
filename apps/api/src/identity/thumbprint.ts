import type { Crypto } from '@veridict/verifier';

/** RFC 7638 thumbprint of an Ed25519 key by its `x`: what signatures of bots name as `keyid`. */
export const thumbprintOf = (x: string, crypto: Pick<Crypto, 'sha256'>): string =>
  Buffer.from(crypto.sha256(Buffer.from(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x })))).toString('base64url');
