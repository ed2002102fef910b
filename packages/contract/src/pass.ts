import { z } from 'zod';
import { action, band, identity } from './verdict.ts';
import { PASS_TYPE } from './wire.ts';

const base64url = (chars: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${chars}}$`));

/** Protected header of a signed verdict; `kid` names a key of `/.well-known/jwks.json`. */
export const passHeader = z.strictObject({ alg: z.literal('EdDSA'), typ: z.literal(PASS_TYPE), kid: base64url(43) });

/** Audience of a site's signed verdicts. Those of test keys have another, so that no live check can take one. */
export const passAudience = (siteId: string, mode: 'live' | 'test'): string =>
  mode === 'test' ? `test:${siteId}` : siteId;

/**
 * Claims of a signed verdict: what a backend needs to decide without asking. Times are seconds. `score`, `band` and
 * `identity` are in the one that a secret key is given, never in the one that a page holds.
 */
export const passClaims = z.strictObject({
  iss: z.string(),
  /** the site, see `passAudience` */
  aud: z.string(),
  /** the session */
  sub: z.string(),
  /** RFC 7638 thumbprint of the token's key */
  jkt: base64url(43),
  /** base64url SHA-256 of the token */
  tok: base64url(43),
  /** `data-action` of the token's page view */
  act: z.string().max(64).optional(),
  action,
  iat: z.int(),
  exp: z.int(),
  score: z.int().min(0).max(100).optional(),
  band: band.optional(),
  identity: identity.optional(),
  /**
   * Whom the token was collected from, so that one in other hands shows without a question: the first 128 bits of the SHA-256
   * of `tok`, a line feed, and the user agent or the address network (/24 or /48). Only who has the token and guesses right
   * can tell what was hashed.
   */
  ctx: z
    .strictObject({ ua: base64url(22).optional(), net: base64url(22).optional(), tls: base64url(22).optional() })
    .optional(),
});
export type PassClaims = z.infer<typeof passClaims>;

/** One public key of `/.well-known/jwks.json` (RFC 7517, RFC 8037). `kid` is its RFC 7638 thumbprint. */
export const publicJwk = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: base64url(43),
  kid: base64url(43),
  use: z.literal('sig'),
  alg: z.literal('EdDSA'),
});
export type PublicJwk = z.infer<typeof publicJwk>;
/** Answer to `GET /.well-known/jwks.json`: the key that signs now, the one that will, and those just replaced. */
export const jwksAnswer = z.strictObject({ keys: z.array(publicJwk) });
