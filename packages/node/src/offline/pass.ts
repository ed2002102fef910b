import { fromBase64url } from '../base64url.ts';
import type { Crypto, PublicKey } from '../crypto.ts';
import type { Settings } from '../options.ts';
import type { PassClaims } from '../types.ts';
import { networkOf } from './address.ts';
import type { KeySet } from './keys.ts';
import { readPart, type TokenClaims, tokenClaims } from './token.ts';

const PASS_TYPE = 'botd-verdict+jwt';
const MAX_LENGTH = 4096;
/** As much of a user agent as the server looks at. */
const MAX_USER_AGENT = 1024;
/** The cipher suites in a JA4 of TCP: over QUIC a browser names others, and what else it holds changes between connections. */
const SUITES = /^t[^_]+_([0-9a-f]{12})_/;
const FORM = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86}$/;
/** Passes whose signature was found good, so that the next request of a visitor costs no curve arithmetic. */
const REMEMBERED = 2000;

/**
 * What is wrong with a pass. `other_bearer`: it belongs to this token, but the one who presents it has another address network,
 * user agent or TLS stack than the browser that made it.
 */
export type PassFault =
  | 'no_site'
  | 'malformed'
  | 'unknown_key'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'expired'
  | 'not_yet'
  | 'other_token'
  | 'other_action'
  | 'other_bearer';

/** Claims that may be believed, or what is wrong. */
export type PassCheck = { claims: PassClaims; fault: null } | { claims: null; fault: PassFault };

/** Whom a pass is held against. */
export interface PassOptions {
  ip?: string | undefined;
  userAgent?: string | undefined;
  ja4?: string | undefined;
  action?: string | undefined;
  signal?: AbortSignal | undefined;
}

interface Signed {
  key: PublicKey;
  kid: string;
  claims: PassClaims;
  /** the token that it was found to belong to, and the end of that one's life */
  token: string | null;
  tokenExp: number;
  /** the address, user agent and TLS stack that were found to be its bearer's */
  bearer: string | null;
}

/** Audiences of the passes that are taken: those of test keys have others, so that no live check can take one. */
export const audiencesOf = ({ siteIds, mode }: Settings): string[] =>
  siteIds.map((id) => (mode === 'test' ? `test:${id}` : id));

/** Make the check of signed verdicts. `waitMs` is spent at most on a key that is not known yet. */
export function createPassCheck(settings: Settings, keys: KeySet, crypto: Crypto) {
  const { issuer, clockSkewS, now, timeoutMs } = settings;
  const audiences = audiencesOf(settings);
  const remembered = new Map<string, Signed>();

  async function readSigned(pass: string, signal: AbortSignal | undefined): Promise<Signed | PassFault> {
    const known = remembered.get(pass);
    const kid = known?.kid ?? kidOf(pass);
    if (kid === null) return 'malformed';
    // Half of the time there is: the other half is for asking live.
    const key = await keys.find(kid, timeoutMs / 2, signal);
    if (key === null) return 'unknown_key';
    // The same name can come back with another key only in another set, so the key itself must be the one that was used.
    if (known?.key === key) return known;
    const end = pass.lastIndexOf('.');
    const signature = fromBase64url(pass.slice(end + 1));
    if (signature === null || !(await key.verify(pass.slice(0, end), signature))) return 'signature';
    const claims = readClaims(pass);
    return claims === null ? 'malformed' : { key, kid, claims, token: null, tokenExp: 0, bearer: null };
  }

  /** Of those that are full, the first in goes first: a pass is good for minutes only. */
  function remember(pass: string, signed: Signed): void {
    remembered.set(pass, signed);
    if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value!);
  }

  async function belongs({ jkt, tok }: PassClaims, token: string, { x }: TokenClaims): Promise<boolean> {
    if (x === null || tok !== (await crypto.sha256(token))) return false;
    return jkt === (await crypto.sha256(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x })));
  }

  /** Whether the bearer is, as far as both sides know, whom the pass was made for. */
  async function isBearer({ tok, ctx }: PassClaims, { ip, userAgent, ja4 }: PassOptions): Promise<boolean> {
    const same = async (digest: string | undefined, value: string | null | undefined) =>
      digest === undefined || !value || digest === (await crypto.sha256(`${tok}\n${value}`)).slice(0, digest.length);
    return (
      (await same(ctx?.ua, userAgent?.slice(0, MAX_USER_AGENT))) &&
      (await same(ctx?.net, ip && networkOf(ip))) &&
      (await same(ctx?.tls, ja4 && SUITES.exec(ja4)?.[1]))
    );
  }

  return async (token: string, pass: string, options: PassOptions = {}): Promise<PassCheck> => {
    const wrong = (fault: PassFault): PassCheck => ({ claims: null, fault });
    if (audiences.length === 0) return wrong('no_site');
    if (pass.length > MAX_LENGTH || !FORM.test(pass)) return wrong('malformed');
    const signed = await readSigned(pass, options.signal);
    if (typeof signed === 'string') return wrong(signed);
    const { claims } = signed;
    if (claims.iss !== issuer) return wrong('issuer');
    if (!audiences.includes(claims.aud)) return wrong('audience');
    const at = now() / 1000;
    // No allowance here: what is too old costs a question and nothing else, what is too long believed costs more.
    if (claims.exp <= at) return wrong('expired');
    if (claims.iat > at + clockSkewS) return wrong('not_yet');
    if (signed.token !== token) {
      const said = tokenClaims(token);
      if (said === null || !(await belongs(claims, token, said))) return wrong('other_token');
      remember(pass, Object.assign(signed, { token, tokenExp: said.exp ?? 0 }));
    }
    // A pass that the server made near its token's end outlives it; the token's own end counts.
    if (signed.tokenExp <= at) return wrong('expired');
    if (options.action !== undefined && claims.act !== options.action) return wrong('other_action');
    const bearer = `${options.ip}\n${options.userAgent}\n${options.ja4}`;
    if (signed.bearer !== bearer && !(await isBearer(claims, options))) return wrong('other_bearer');
    signed.bearer = bearer;
    return { claims, fault: null };
  };
}

function kidOf(pass: string): string | null {
  const header = readPart(pass.slice(0, pass.indexOf('.')));
  if (header?.alg !== 'EdDSA' || header.typ !== PASS_TYPE || 'crit' in header) return null;
  return typeof header.kid === 'string' ? header.kid : null;
}

/** Claims of a pass whose signature is good: of our own server, so only what is needed is looked at. */
function readClaims(pass: string): PassClaims | null {
  const claims = readPart(pass.split('.')[1]) as PassClaims | null;
  if (claims === null) return null;
  const { iss, aud, sub, jkt, tok, act, action, iat, exp } = claims;
  const areTexts = [iss, aud, sub, jkt, tok, act ?? ''].every((text: unknown) => typeof text === 'string');
  const isGood = areTexts && ['allow', 'challenge', 'block'].includes(action) && [iat, exp].every(Number.isFinite);
  return isGood ? claims : null;
}
