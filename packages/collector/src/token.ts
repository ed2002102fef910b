import { TOKEN_TTL_S, TOKEN_TYPE } from '@veridict/contract/wire';
import { serialise, utf8 } from './json.ts';
import type { Signer } from './signer.ts';

/** What a token says, but for its times' end and the evidence's hash, which are worked out here. */
export interface TokenContent {
  /** The site's public key. */
  aud: string;
  sid: string;
  jti: string;
  /** Seconds of the server's clock. */
  iat: number;
  origin: string;
  nonce: string;
  act?: string | undefined;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A `botd_token`: compact JWS over the content and the hash of exactly the evidence bytes that travel with it. */
export async function signToken(signer: Signer, content: TokenContent, evidence: Uint8Array): Promise<string> {
  const { aud, sid, jti, iat, origin, nonce, act } = content;
  const header = { alg: 'EdDSA', typ: TOKEN_TYPE, jwk: { kty: 'OKP', crv: 'Ed25519', x: base64url(signer.publicKey) } };
  const evd = base64url(await signer.sha256(evidence));
  const exp = iat + TOKEN_TTL_S;
  const claims = act
    ? { aud, sid, jti, iat, exp, origin, nonce, act, evd }
    : { aud, sid, jti, iat, exp, origin, nonce, evd };
  const input = `${base64url(utf8(serialise(header)))}.${base64url(utf8(serialise(claims)))}`;
  return `${input}.${base64url(await signer.sign(utf8(input)))}`;
}

/** base64url without padding. */
export function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b = 0, c = 0] = [bytes[i]!, bytes[i + 1], bytes[i + 2]];
    const group = (a << 16) | (b << 8) | c;
    const chars = Math.min(4, bytes.length - i + 1);
    for (let k = 0; k < chars; k++) text += ALPHABET[(group >> (18 - 6 * k)) & 63];
  }
  return text;
}
