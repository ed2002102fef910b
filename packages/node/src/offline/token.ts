import { textOfBase64url } from '../base64url.ts';

/** What a `botd_token` says of itself, as far as a backend needs it. Believed only of a token that somebody vouched for. */
export interface TokenClaims {
  /** end of its life, seconds */
  exp: number | null;
  /** `data-action` of its page */
  act: string | null;
  /** its public key, base64url */
  x: string | null;
}

/** Read the claims of a token; null where it is no JWS. */
export function tokenClaims(token: string): TokenClaims | null {
  const parts = token.split('.');
  const [head, claims] = [readPart(parts[0]), readPart(parts[1])];
  if (parts.length !== 3 || head === null || claims === null) return null;
  const jwk = head.jwk as { x?: unknown } | null | undefined;
  return {
    exp: typeof claims.exp === 'number' ? claims.exp : null,
    act: typeof claims.act === 'string' ? claims.act : null,
    x: typeof jwk?.x === 'string' ? jwk.x : null,
  };
}

/** A part of a JWS that holds a JSON object, or null. */
export function readPart(part = ''): Record<string, unknown> | null {
  const text = textOfBase64url(part);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
