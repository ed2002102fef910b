import { z } from 'zod';
import { TOKEN_TYPE } from './wire.ts';

const base64url = (chars: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${chars}}$`));

/** Protected header of a `botd_token`: an ordinary EdDSA JWS that carries its public key, as DPoP does (RFC 8037, RFC 9449). */
export const tokenHeader = z.strictObject({
  alg: z.literal('EdDSA'),
  typ: z.literal(TOKEN_TYPE),
  jwk: z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: base64url(43) }),
});
export type TokenHeader = z.infer<typeof tokenHeader>;

/** Claims of a `botd_token`. Times are seconds of the server's clock. */
export const tokenClaims = z.strictObject({
  /** The site's public key. */
  aud: z.string().min(8).max(80),
  /** Session, named by the server with the nonce. */
  sid: z.string().regex(/^ses_[A-Za-z0-9_-]{22}$/),
  /** This page view. */
  jti: base64url(22),
  iat: z.int().min(0),
  exp: z.int().min(0),
  origin: z.string().min(1).max(255),
  nonce: z.string().min(1).max(120),
  /** `data-action` of the tag. */
  act: z.string().max(64).optional(),
  /** base64url SHA-256 of the evidence bytes. */
  evd: base64url(43),
});
export type TokenClaims = z.infer<typeof tokenClaims>;
