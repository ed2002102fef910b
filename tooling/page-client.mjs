// The wire between page and server, spoken by hand: nonce, token, collect. Written apart from the collector, so that a test
// that bends one step bends exactly that one.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const base64url = (value) => Buffer.from(value).toString('base64url');
const json = (value) => base64url(JSON.stringify(value));

/** A page's key pair, as the collector makes one for every page load. */
export function newPageKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { kty, crv, x } = publicKey.export({ format: 'jwk' });
  return { privateKey, jwk: { kty, crv, x } };
}

/** Sign header and claims as they are given. */
export function signToken(key, claims, header = { alg: 'EdDSA', typ: 'botd+jwt', jwk: key.jwk }) {
  const signed = `${json(header)}.${json(claims)}`;
  return `${signed}.${base64url(sign(null, Buffer.from(signed), key.privateKey))}`;
}

/** The claims of a token for these evidence bytes. */
export function claimsFor({ publicKey, origin, nonceAnswer, evidence }) {
  const { nonce, sid, now } = nonceAnswer;
  return {
    aud: publicKey,
    sid,
    jti: randomBytes(16).toString('base64url'),
    iat: now,
    exp: now + 1800,
    origin,
    nonce,
    evd: createHash('sha256').update(evidence).digest('base64url'),
  };
}

/** The smallest evidence that is well formed: a page that could read nothing. */
export const emptyEvidence = (nonce) =>
  JSON.stringify({ v: 1, nonce, startedMs: 10, tookMs: 1, consent: 'full', readings: {} });

/** What a browser says of itself with every request; a client that said nothing would be judged for that. */
const BROWSER = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  accept: '*/*',
  'accept-language': 'en-US,en;q=0.5',
  'accept-encoding': 'gzip, deflate, br, zstd',
  'sec-fetch-dest': 'empty',
  'sec-fetch-mode': 'cors',
  'sec-fetch-site': 'cross-site',
};

/** A page at `origin` with the tag of the site that `publicKey` belongs to. */
export function pageClient({ url, publicKey, origin }) {
  const post = (path, body) =>
    fetch(url + path, { method: 'POST', headers: { ...BROWSER, 'content-type': 'text/plain', origin }, body });
  return {
    /** @returns {Promise<{ nonce: string, sid: string, now: number, ttl: number }>} */
    async nonce(prev) {
      const response = await post('/api/v1/nonce', JSON.stringify({ key: publicKey, ...(prev && { prev }) }));
      if (response.status !== 200) throw new Error(`nonce: ${response.status} ${await response.text()}`);
      return response.json();
    },
    collect: (token, evidence) => post('/api/v1/collect', `${token}\n${evidence}`),
    late: (ticket, seq, evidence) => post('/api/v1/late', JSON.stringify({ ticket, seq, evidence })),
    /** A well-formed token with its evidence, not yet collected. `bend` may change the claims before they are signed. */
    async prepare({ key = newPageKey(), evidenceFor = emptyEvidence, bend = (claims) => claims } = {}) {
      const nonceAnswer = await this.nonce();
      const evidence = evidenceFor(nonceAnswer.nonce);
      const claims = bend(claimsFor({ publicKey, origin, nonceAnswer, evidence }));
      return { token: signToken(key, claims), claims, evidence, key };
    },
  };
}
