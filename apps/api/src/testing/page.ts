import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { NONCE_TTL_S, type NonceAnswer, PATHS, TOKEN_TTL_S, TOKEN_TYPE, type TokenClaims } from '@veridict/contract';
import { chromium, evidenceOf, type Visit } from '@veridict/corpus';

const text = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const random = (bytes: number): string => randomBytes(bytes).toString('base64url');

/** Sign a compact JWS as the browser script does. */
export function signToken(claims: object, { privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject }) {
  const { x } = publicKey.export({ format: 'jwk' });
  const head = text({ alg: 'EdDSA', typ: TOKEN_TYPE, jwk: { kty: 'OKP', crv: 'Ed25519', x } });
  const signed = `${head}.${text(claims)}`;
  return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`;
}

/** A token and the body that carries it, made for a nonce as the browser script makes them. */
export interface Signed {
  token: string;
  claims: TokenClaims;
  body: string;
}

/** What a page signs: `visit` is who it is, `claims` replaces what it would claim. */
export interface Signing {
  key: string;
  origin: string;
  nonce: NonceAnswer;
  visit?: Visit;
  act?: string | undefined;
  claims?: Partial<TokenClaims>;
}

/** Sign one page view with a fresh key pair. */
export function signPageView({ key, origin, nonce, visit = chromium(), act, claims = {} }: Signing): Signed {
  const evidence = JSON.stringify(evidenceOf(visit, nonce.nonce));
  const all: TokenClaims = {
    aud: key,
    sid: nonce.sid,
    jti: random(16),
    iat: nonce.now,
    exp: nonce.now + TOKEN_TTL_S,
    origin,
    nonce: nonce.nonce,
    ...(act === undefined ? {} : { act }),
    evd: createHash('sha256').update(evidence).digest('base64url'),
    ...claims,
  };
  const token = signToken(all, generateKeyPairSync('ed25519'));
  return { token, claims: all, body: `${token}\n${evidence}` };
}

/** A nonce's answer that no server gave. */
export const inventedNonce = (now: number): NonceAnswer => ({
  nonce: random(33),
  sid: `ses_${random(16)}`,
  now,
  ttl: NONCE_TTL_S,
});

/** Headers that a visitor's browser sends with the script's requests. */
export const pageHeaders = (origin: string, { context }: Visit = chromium()): Record<string, string> => ({
  ...Object.fromEntries((context.request?.headers ?? []).filter(([name]) => name !== 'host')),
  origin,
});

/** A page of a running server: one page view over `fetch`, from nonce to ticket. */
export async function visitOverHttp(base: string, key: string, origin: string, signing: Partial<Signing> = {}) {
  const post = (path: string, body: string) =>
    fetch(`${base}${path}`, { method: 'POST', headers: { origin, 'content-type': 'text/plain' }, body });
  const nonce = (await (await post(PATHS.nonce, JSON.stringify({ key }))).json()) as NonceAnswer;
  const signed = signPageView({ key, origin, nonce, ...signing });
  return { signed, answer: await post(PATHS.collect, signed.body) };
}
