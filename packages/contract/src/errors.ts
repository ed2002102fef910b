/**
 * Every code an answer may carry, with its HTTP status and the sentence that goes with it. Closed and stable for ever:
 * a code is never renamed or reused, and each has a page in `docs/errors/`.
 */
export const ERRORS = {
  // the caller's request
  invalid_request: [400, 'The request is not of the form this endpoint takes.'],
  invalid_json: [400, 'The body is not valid JSON.'],
  json_too_deep: [400, 'The JSON is nested too deeply.'],
  json_duplicate_key: [400, 'The JSON names a key twice.'],
  not_found: [404, 'There is nothing at this address.'],
  method_not_allowed: [405, 'This address does not take that method.'],
  payload_too_large: [413, 'The body is larger than this endpoint takes.'],
  unsupported_media_type: [415, 'The body is not of a type this endpoint takes.'],
  content_encoding_refused: [415, 'Compressed request bodies are not taken.'],
  wrong_region: [421, 'This deployment serves another region.'],
  conflict: [409, 'The request conflicts with what is there.'],
  // keys
  key_missing: [401, 'No API key was given.'],
  key_invalid: [401, 'The API key is not valid.'],
  key_expired: [401, 'The API key has expired.'],
  key_scope: [403, 'The API key may not do this.'],
  public_key_unknown: [401, 'The public key is not known.'],
  origin_forbidden: [403, "The page's origin is not one of the site's origins."],
  visitor_refused: [403, 'Whoever made this link does not let this visit through.'],
  // token, as its page's own owner learns it at collect
  token_malformed: [400, 'The token is not a compact JWS of the expected form.'],
  token_too_large: [400, 'The token is too large.'],
  token_algorithm: [400, 'The token is not signed with EdDSA.'],
  token_type: [400, 'The token is not of type botd+jwt.'],
  token_key: [400, "The token's key is not an acceptable Ed25519 public key."],
  token_signature: [400, "The token's signature does not verify."],
  token_claims: [400, "The token's claims are not of the expected form."],
  token_times: [400, "The token's times do not fit each other or the server's clock."],
  token_origin: [403, "The token's origin is not the page's origin."],
  nonce_invalid: [400, 'The nonce was not issued for this page.'],
  nonce_expired: [400, 'The nonce has expired.'],
  nonce_used: [409, 'The nonce has been used.'],
  evidence_missing: [400, 'There is no evidence behind the token.'],
  evidence_hash: [400, 'The evidence is not the one the token was signed for.'],
  evidence_malformed: [400, 'The evidence is not of the expected form.'],
  ticket_unknown: [404, 'The ticket is not known or has expired.'],
  challenge_unsolved: [400, 'The challenge is not solved, was used, or has expired.'],
  late_limit: [429, 'No more late evidence is taken for this page view.'],
  // token, as a backend learns it
  token_missing: [400, 'No token was given.'],
  token_unknown: [404, 'There is no captured session for this token.'],
  token_audience: [404, 'The token belongs to another site than the key.'],
  token_expired: [404, 'The token has expired.'],
  // limits
  quota_exceeded: [402, 'The monthly quota is used up.'],
  rate_limited: [429, 'Too many requests.'],
  overloaded: [503, 'The server is busy; try again shortly.'],
  state_unavailable: [503, 'The state store cannot be reached; nothing was recorded.'],
  backlog_full: [503, 'Too much waits to be counted; nothing was recorded.'],
  statistics_unavailable: [503, 'Statistics cannot be had now; verdicts are unharmed.'],
  internal: [500, 'Something went wrong on our side.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof ERRORS;

/** A problem from outside: a value with a code of the closed list, never thrown across rooms by the pure parts. */
export interface Problem {
  code: ErrorCode;
  /** What exactly, for the caller; never a secret and never a stack. */
  message?: string;
  details?: Record<string, unknown>;
}
