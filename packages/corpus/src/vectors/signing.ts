import { createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { TOKEN_TYPE } from '@veridict/contract';

/** A test key. Its seed is public: never use one for anything else. */
export interface TestKey {
  privateKey: KeyObject;
  jwk: { kty: 'OKP'; crv: 'Ed25519'; x: string };
}

/** base64url of text or bytes. */
export const base64url = (data: string | Uint8Array): string => Buffer.from(data).toString('base64url');

/** base64url SHA-256. */
export const sha256url = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('base64url');

/** The key pair of a seed of 32 bytes. */
export function keyFromSeed(seed: Uint8Array): TestKey {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const { x } = privateKey.export({ format: 'jwk' });
  return { privateKey, jwk: { kty: 'OKP', crv: 'Ed25519', x: x! } };
}

/** The key pair whose seed is the SHA-256 of a name. */
export const keyNamed = (name: string): TestKey => keyFromSeed(createHash('sha256').update(name).digest());

/** A compact JWS over header and claims, in exactly the form they are given: an object, or raw text or bytes. */
export function signJws(header: object | string, claims: object | string | Buffer, key: TestKey): string {
  const part = (value: object | string | Buffer) =>
    base64url(typeof value === 'string' || Buffer.isBuffer(value) ? value : JSON.stringify(value));
  const input = `${part(header)}.${part(claims)}`;
  return `${input}.${base64url(sign(null, Buffer.from(input), key.privateKey))}`;
}

/** The header of a `botd_token`. */
export const headerFor = (key: TestKey) => ({ alg: 'EdDSA', typ: TOKEN_TYPE, jwk: key.jwk });

/** The body of a collect request. */
export function collectBody(token: string, evidence: string | Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${token}\n`), Buffer.from(evidence)]);
}
