import { type KeyObject, sign } from 'node:crypto';
import { PASS_TTL_S, PASS_TYPE, type PassClaims, type PublicJwk, passAudience } from '@veridict/contract';
import { createLookup } from '../access/lookup.ts';
import { hashText } from '../crypto.ts';
import { type KeptContext, keptContextOf, type Outcome } from '../judge.ts';
import type { Millis, PageViewRow, SigningKeyRow, StatePort } from '../state/port.ts';
import { newSigningKey, privateKeyOf } from './keys.ts';

/** How long the public part of a key that was replaced stays in the key set: as long as caches may keep the set. */
export const KEPT_AFTER_MS = 3_600_000;

/** The key in place, the one before, and those of a few rotations in an hour. */
const KEYS_IMPORTED = 8;

/** What signing is made of. */
export interface SigningDeps {
  state: Pick<StatePort, 'loadSigningKeys' | 'addSigningKeys' | 'rotateSigningKeys'>;
  now: () => Millis;
  random: (bytes: number) => Uint8Array;
  /** `iss` of what is signed */
  issuer: string;
}

/** Signs verdicts with the deployment's keys, which all of its processes share. */
export interface Signing {
  /** The outcome of a token, signed; with `full`, score, band and identity too: for a secret key's eyes only. */
  pass(token: PageViewRow, outcome: Outcome, full?: boolean): Promise<string>;
  /** Signatures over a text, base64: by the key in place, and for as long as it is known by the one before. */
  seals(text: string): Promise<string[]>;
  /** The key set as the public may see it. */
  keys(): Promise<PublicJwk[]>;
  /** The keys with their places; private parts stay here. */
  list(): Promise<SigningKeyRow[]>;
  /** The key announced takes over. A compromise throws away all keys. False when another process did so meanwhile. */
  rotate(isCompromised: boolean): Promise<boolean>;
}

/** Build signing over a store. Its keys are remembered as long as any look-up is: some seconds. */
export function createSigning({ state, now, random, issuer }: SigningDeps): Signing {
  const imported = new Map<string, KeyObject>();

  async function load(): Promise<SigningKeyRow[]> {
    const read = () => state.loadSigningKeys(now() - KEPT_AFTER_MS);
    const found = await read();
    const missing = (['active', 'next'] as const).filter((slot) => !found.some((key) => key.slot === slot));
    if (missing.length === 0) return found;
    await state.addSigningKeys(missing.map((slot) => newSigningKey(slot, now(), random)));
    return read();
  }
  const remembered = createLookup(load, now);
  const ring = async () => (await remembered('')) ?? [];
  const inPlace = (keys: readonly SigningKeyRow[], slot: SigningKeyRow['slot']) =>
    keys.find((key) => key.slot === slot)!;

  function keyOf(row: SigningKeyRow): KeyObject {
    const known = imported.get(row.kid) ?? privateKeyOf(row);
    if (imported.size > KEYS_IMPORTED) imported.clear();
    imported.set(row.kid, known);
    return known;
  }

  async function signJws(claims: PassClaims): Promise<string> {
    const active = inPlace(await ring(), 'active');
    const input = `${headerOf(active.kid)}.${base64url(JSON.stringify(claims))}`;
    return `${input}.${(await signText(input, active)).toString('base64url')}`;
  }

  let header = { kid: '', text: '' };
  /** The same for every verdict that a key signs. */
  function headerOf(kid: string): string {
    if (header.kid !== kid) header = { kid, text: base64url(JSON.stringify({ alg: 'EdDSA', typ: PASS_TYPE, kid })) };
    return header.text;
  }

  /** Callback form: on the thread pool, as every check of a signature is. */
  const signText = (text: string, key: SigningKeyRow): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      sign(null, Buffer.from(text), keyOf(key), (error, bytes) => (error ? reject(error) : resolve(bytes)));
    });

  return {
    pass(
      { siteId, mode, sid, jkt, tokenHash, action: act, context },
      { action, score, band, judgement },
      full = false,
    ) {
      const iat = Math.floor(now() / 1000);
      return signJws({
        iss: issuer,
        aud: passAudience(siteId, mode),
        sub: sid,
        jkt,
        tok: tokenHash,
        ...(act === null ? {} : { act }),
        action,
        iat,
        exp: iat + PASS_TTL_S,
        ...(full ? { score, band, identity: judgement.identity } : {}),
        ctx: bearerOf(keptContextOf({ context }), tokenHash),
      });
    },
    async seals(text) {
      const known = (await ring()).filter(({ slot }) => slot !== 'next');
      const newestFirst = known.sort((a, b) => Number(b.slot === 'active') - Number(a.slot === 'active'));
      return Promise.all(newestFirst.map(async (key) => (await signText(text, key)).toString('base64')));
    },
    keys: async () =>
      (await ring()).map(({ x, kid }) => ({ kty: 'OKP', crv: 'Ed25519', x, kid, use: 'sig', alg: 'EdDSA' })),
    list: load,
    async rotate(isCompromised) {
      const keys = await load();
      const at = now();
      const fresh = (isCompromised ? (['active', 'next'] as const) : (['next'] as const)).map((slot) =>
        newSigningKey(slot, at, random),
      );
      return state.rotateSigningKeys({
        active: inPlace(keys, 'active').kid,
        next: inPlace(keys, 'next').kid,
        fresh,
        at,
        isCompromised,
      });
    },
  };
}

const base64url = (text: string): string => Buffer.from(text).toString('base64url');

/** Whom a token was collected from, as a pass carries it: nothing that can be read back, and nothing where nothing is known. */
function bearerOf({ request, network, tls }: KeptContext, tokenHash: string): NonNullable<PassClaims['ctx']> {
  const ua = request?.headers.find(([name]) => name.toLowerCase() === 'user-agent')?.[1];
  const digest = (value: string) => hashText(`${tokenHash}\n${value}`).slice(0, 22);
  // The part of JA4 that tells the cipher suites: the rest may change from one connection of a browser to its next.
  const suites = /^t[^_]+_([0-9a-f]{12})_/.exec(tls?.ja4 ?? '')?.[1];
  return {
    ...(ua && { ua: digest(ua.slice(0, 1024)) }),
    ...(network && { net: digest(network) }),
    ...(suites && { tls: digest(suites) }),
  };
}
