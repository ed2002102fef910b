import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { PassClaims } from '../types.ts';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** base64url SHA-256 */
export const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
const thumbprintOf = (x: string) => digest(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }));
const xOf = (key: KeyObject) => key.export({ format: 'jwk' }).x!;

/** Seconds at which everything here is dated. */
export const at = 1_800_000_000;
export const siteId = 'site_1';
export const userAgent = 'Mozilla/5.0 (X11; Linux x86_64)';

/** Sign a JWS. */
export function jws(header: object, claims: unknown, privateKey: KeyObject): string {
  const input = `${part(header)}.${part(claims)}`;
  return `${input}.${sign(null, Buffer.from(input), privateKey).toString('base64url')}`;
}

/** A page's token. */
export function tokenOf(claims: object = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const x = xOf(publicKey);
  const header = { alg: 'EdDSA', typ: 'botd+jwt', jwk: { kty: 'OKP', crv: 'Ed25519', x } };
  const token = jws(header, { iat: at, exp: at + 1800, act: 'signup', ...claims }, privateKey);
  return { token, jkt: thumbprintOf(x), tok: digest(token) };
}

/** A key that signs verdicts, and its entry in the key set. */
export function signingKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const x = xOf(publicKey);
  const kid = thumbprintOf(x);
  return {
    kid,
    jwk: { kty: 'OKP', crv: 'Ed25519', x, kid, use: 'sig', alg: 'EdDSA' },
    sign: (claims: unknown, header: object = {}) =>
      jws({ alg: 'EdDSA', typ: 'botd-verdict+jwt', kid, ...header }, claims, privateKey),
  };
}

/** What a server signs of a token that came from 192.0.2.7. */
export function claimsOf({ jkt, tok }: { jkt: string; tok: string }, change: object = {}): PassClaims {
  const bearer = (value: string) => digest(`${tok}\n${value}`).slice(0, 22);
  return {
    iss: 'veridict',
    aud: siteId,
    sub: 'ses_1',
    jkt,
    tok,
    act: 'signup',
    action: 'allow',
    iat: at,
    exp: at + 300,
    ctx: { ua: bearer(userAgent), net: bearer('192.0.2.0/24'), tls: bearer('8daaf6152771') },
    ...change,
  };
}
