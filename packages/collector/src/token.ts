import { TOKEN_TTL_S, TOKEN_TYPE } from '@veridict/contract/wire';
import { serialise, utf8 } from './json.ts';
import type { Signer } from './signer.ts';

/** What a token says, but for its end and the evidence's hash, which are worked out here. Its order is the order of the wire. */
export interface TokenContent {
  /** The site's public key. */
  aud: string;
  sid: string;
  jti: string;
  /** Seconds of the server's clock. */
  iat: number;
  origin: string;
  nonce: string;
  act: string | undefined;
}

/** A `botd_token`: compact JWS over the content and the hash of exactly the evidence bytes that travel with it. */
export async function signToken(signer: Signer, content: TokenContent, evidence: Uint8Array): Promise<string> {
  const { aud, sid, jti, iat, origin, nonce, act } = content;
  const exp = iat + TOKEN_TTL_S;
  const evd = base64url(await signer.sha256(evidence));
  const header = { alg: 'EdDSA', typ: TOKEN_TYPE, jwk: { kty: 'OKP', crv: 'Ed25519', x: base64url(signer.publicKey) } };
  const claims = { aud, sid, jti, iat, exp, origin, nonce, act, evd };
  const input = [header, claims].map((part) => base64url(utf8(serialise(part)))).join('.');
  return `${input}.${base64url(await signer.sign(utf8(input)))}`;
}

/** base64url without padding. */
export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (char) =>
    char === '+' ? '-' : char === '/' ? '_' : '',
  );
}
