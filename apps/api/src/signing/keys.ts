import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { thumbprint } from '@veridict/verifier';
import { nodeCrypto } from '../crypto.ts';
import type { SigningKeyRow } from '../state/port.ts';

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A fresh Ed25519 key pair; its name is the RFC 7638 thumbprint of its public key. */
export function newSigningKey(
  slot: NonNullable<SigningKeyRow['slot']>,
  createdAt: number,
  random: (bytes: number) => Uint8Array,
): SigningKeyRow {
  const seed = Buffer.from(random(32));
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
  const x = createPublicKey(privateKey).export({ format: 'jwk' }).x!;
  const kid = thumbprint({ kty: 'OKP', crv: 'Ed25519', x }, nodeCrypto.sha256);
  return { kid, x, d: seed.toString('base64url'), slot, createdAt, retiredAt: null };
}

/** The private key of a row, ready to sign. */
export const privateKeyOf = ({ x, d }: SigningKeyRow): KeyObject =>
  createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x, d }, format: 'jwk' });
