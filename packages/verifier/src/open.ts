import {
  LIMITS,
  NONCE_TTL_S,
  type Problem,
  quickReader,
  TOKEN_TTL_S,
  TOKEN_TYPE,
  type TokenClaims,
  type TokenHeader,
  tokenClaims,
  tokenHeader,
} from '@veridict/contract';
import { asciiBytes, asciiText, fromBase64url, toBase64url } from './bytes.ts';
import { type Decoded, decodeParsed } from './decode.ts';
import { type Crypto, isAcceptableKey, verifyStrictly } from './ed25519.ts';
import { parseJson } from './json.ts';
import { type NearPrints, nearPrintsOf } from './near-prints.ts';
import { bad, good, type Outcome, placeOf } from './outcome.ts';
import { timingsOf } from './recording.ts';

/** Seconds a token's `iat` may lie ahead of the server's clock. */
const AHEAD_S = 5;
/** Seconds beyond a nonce's life that a collect request may take to arrive. */
const LATE_S = 30;
/** The header is of one form and about 130 characters; more is not ours. */
const MAX_HEADER_CHARS = 256;
const LINE_FEED = 0x0a;

const readHead = quickReader(tokenHeader);
const readKey = quickReader(tokenHeader.shape.jwk);
const readClaims = quickReader(tokenClaims);

/** A token whose form is right and whose signature nobody has checked yet: nothing in it may be believed. */
export interface UncheckedToken {
  token: string;
  header: TokenHeader;
  claims: TokenClaims;
  publicKey: Uint8Array;
  signature: Uint8Array;
  /** what was signed */
  signed: Uint8Array;
}

/** A token whose signature verifies. */
export interface OpenedToken {
  token: string;
  header: TokenHeader;
  claims: TokenClaims;
}

/** A collect request that passed every check: its token and the evidence it was signed for. */
export interface OpenedCollect extends OpenedToken {
  /** exactly as received: stored, and replayed */
  evidence: Uint8Array;
  decoded: Decoded;
  /** how long its readings took, where that is the page view's own */
  timings: string | null;
  /** the same, as it stays when every time is shifted a little */
  near: NearPrints | null;
}

/** What the server expects of a collect request. The callbacks are asked in this order, before the signature is checked. */
export interface Expectation {
  /** the server's clock, seconds */
  now: number;
  /** the request's `Origin` header */
  origin: string;
  /** is there a site with this audience, and may this origin speak for it? */
  admit(claims: TokenClaims): Promise<Problem | null>;
  /** was the nonce issued for exactly this site, origin and session, and is it still good? */
  checkNonce(claims: TokenClaims): 'ok' | 'nonce_invalid' | 'nonce_expired';
}

/** Read a token's form: length, envelope, header, key, claims. Cheap, and proves nothing. */
export function readToken(token: string): Outcome<UncheckedToken> {
  if (token.length > LIMITS.tokenBytes) return bad('token_too_large');
  const parts = token.split('.');
  const [headerPart = '', claimsPart = '', signaturePart = ''] = parts;
  if (parts.length !== 3) return bad('token_malformed', 'A compact JWS has three parts.');
  if (headerPart.length > MAX_HEADER_CHARS) return bad('token_too_large', "The token's header is too large.");
  const signature = fromBase64url(signaturePart);
  if (!signature) return bad('token_malformed', 'The signature is not base64url.');

  const rawHeader = readPart(headerPart);
  if (!rawHeader.ok) return rawHeader;
  const header = readHeader(rawHeader.value);
  if (!header.ok) return header;
  const publicKey = fromBase64url(header.value.jwk.x);
  if (!publicKey || !isAcceptableKey(publicKey)) return bad('token_key');

  const rawClaims = readPart(claimsPart);
  if (!rawClaims.ok) return rawClaims;
  const claims = readClaims(rawClaims.value);
  if (!claims.success) return bad('token_claims', placeOf(claims.error.issues));

  return good({
    token,
    header: header.value,
    claims: claims.data,
    publicKey,
    signature,
    signed: asciiBytes(`${headerPart}.${claimsPart}`),
  });
}

/** Check the signature of a token whose form was read: strictly, so that a message has one signature and not two. */
export async function checkSignature(
  unchecked: UncheckedToken,
  crypto: Pick<Crypto, 'verifyEd25519'>,
): Promise<Outcome<OpenedToken>> {
  const { token, header, claims, publicKey, signature, signed } = unchecked;
  const verifies = await verifyStrictly(crypto, publicKey, signed, signature);
  return verifies ? good({ token, header, claims }) : bad('token_signature');
}

/**
 * Open a token that a backend presents, or a page that goes on with its session: form, signature, times. Whom it is for
 * and whether it was ever collected is for the caller to find out.
 *
 * @example
 * const opened = await openToken(token, crypto, { now: Math.floor(Date.now() / 1000) });
 * if (!opened.ok) return refuse(opened.problem);
 */
export async function openToken(
  token: string,
  crypto: Pick<Crypto, 'verifyEd25519'>,
  { now }: { now: number },
): Promise<Outcome<OpenedToken>> {
  const unchecked = readToken(token);
  if (!unchecked.ok) return unchecked;
  const opened = await checkSignature(unchecked.value, crypto);
  if (!opened.ok) return opened;
  const { iat, exp } = opened.value.claims;
  if (exp !== iat + TOKEN_TTL_S || iat > now + AHEAD_S) return bad('token_times');
  return now < exp ? opened : bad('token_expired');
}

/** Split a collect body into the token, its form read, and the evidence bytes. Cheap, and proves nothing. */
export function readCollect(body: Uint8Array): Outcome<{ token: UncheckedToken; evidence: Uint8Array }> {
  if (body.length > LIMITS.collectBytes) return bad('payload_too_large');
  // A newline further on is no end of a token: looking there would only cost time.
  const end = body.subarray(0, LIMITS.tokenBytes + 1).indexOf(LINE_FEED);
  if (end < 0) return body.length > LIMITS.tokenBytes ? bad('token_too_large') : bad('evidence_missing');
  const text = asciiText(body.subarray(0, end));
  if (text === null) return bad('token_malformed', 'The token is not ASCII.');
  const token = readToken(text);
  if (!token.ok) return token;
  if (end + 1 === body.length) return bad('evidence_missing');
  return good({ token: token.value, evidence: body.subarray(end + 1) });
}

/**
 * Open a collect request, cheapest checks first: length, envelope, header and claims, audience and origin, times, nonce,
 * signature, evidence hash, evidence.
 */
export async function openCollect(
  body: Uint8Array,
  crypto: Crypto,
  expectation: Expectation,
): Promise<Outcome<OpenedCollect>> {
  const read = readCollect(body);
  if (!read.ok) return read;
  const { token, evidence } = read.value;
  const { claims } = token;

  const refused = await expectation.admit(claims);
  if (refused) return { ok: false, problem: refused };
  if (claims.origin !== expectation.origin) return bad('token_origin');
  if (!isFresh(claims, expectation.now)) return bad('token_times');
  const nonce = expectation.checkNonce(claims);
  if (nonce !== 'ok') return bad(nonce);

  const opened = await checkSignature(token, crypto);
  if (!opened.ok) return opened;
  if (toBase64url(crypto.sha256(evidence)) !== claims.evd) return bad('evidence_hash');
  const json = parseJson(evidence);
  if (!json.ok) return json;
  const decoded = decodeParsed(json.value);
  if (!decoded.ok) return decoded;
  if (decoded.value.nonce !== claims.nonce) return bad('evidence_malformed', 'The evidence has another nonce.');
  return good({
    ...opened.value,
    evidence,
    decoded: decoded.value,
    timings: timingsOf(json.value),
    near: nearPrintsOf(json.value),
  });
}

/** RFC 7638 thumbprint of a token's key, base64url: the members of an OKP key in the order that document asks for. */
export function thumbprint(jwk: TokenHeader['jwk'], sha256: Crypto['sha256']): string {
  return toBase64url(sha256(asciiBytes(JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x }))));
}

/** `iat` is the server's own clock plus time elapsed in the page, so it lies within the nonce's life. */
function isFresh({ iat, exp }: TokenClaims, now: number): boolean {
  return exp === iat + TOKEN_TTL_S && iat <= now + AHEAD_S && iat >= now - NONCE_TTL_S - LATE_S;
}

function readPart(part: string): Outcome<unknown> {
  const bytes = fromBase64url(part);
  if (!bytes || bytes.length === 0) return bad('token_malformed', 'A part is not base64url.');
  const json = parseJson(bytes);
  return json.ok || json.problem.code !== 'invalid_json' ? json : bad('token_malformed', 'A part is not JSON.');
}

/** The header's members one by one, so that each refusal has its own code; then the whole, which has no other members. */
function readHeader(value: unknown): Outcome<TokenHeader> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad('token_malformed');
  const { alg, typ, jwk } = value as { alg?: unknown; typ?: unknown; jwk?: unknown };
  if (alg !== 'EdDSA') return bad('token_algorithm');
  if (typ !== TOKEN_TYPE) return bad('token_type');
  if (!readKey(jwk).success) return bad('token_key');
  const header = readHead(value);
  return header.success ? good(header.data) : bad('token_malformed', 'The header has members that a token has not.');
}
