import { createHmac } from 'node:crypto';
import { TOKEN_TTL_S, TOKEN_TYPE } from '@veridict/contract';
import { base64url, collectBody, headerFor, keyNamed, sha256url, signJws, type TestKey } from './signing.ts';
import type { TokenVectors, Vector } from './vectors.ts';

const KEY_NAME = 'veridict test vectors: page key';
const IAT = 1_800_000_000;
const ORIGIN = 'https://shop.example';
const L = BigInt('0x1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed');

const key = keyNamed(KEY_NAME);
const otherKey = keyNamed('veridict test vectors: another key');
const issued = {
  aud: 'pk_live_VectorsOnlyNotAKeyOfAnyDeployment00000000',
  origin: ORIGIN,
  sid: 'ses_AAECAwQFBgcICQoLDA0ODw',
  nonce: 'dmVjdG9ycwAAAAAAAAAAAGtJ0wAAAAAAAAAAAAAAAAAAAA',
  expires: IAT + 290,
};
const evidence = JSON.stringify({
  v: 1,
  nonce: issued.nonce,
  startedMs: 12.5,
  tookMs: 48,
  consent: 'full',
  readings: {
    webdriver: {
      value: { value: 'false', inNavigator: true, own: false, onPrototype: true, getterNative: true },
      ms: 0.1,
    },
    platform: { value: { platform: 'Linux x86_64', ownNavigatorKeys: [] }, ms: 0.1 },
    webgl: { fault: 'absent', ms: 3 },
  },
});
const claims = {
  aud: issued.aud,
  sid: issued.sid,
  jti: 'EBESExQVFhcYGRobHB0eHw',
  iat: IAT,
  exp: IAT + TOKEN_TTL_S,
  origin: ORIGIN,
  nonce: issued.nonce,
  act: 'login',
  evd: sha256url(evidence),
};
const header = headerFor(key);
const token = signJws(header, claims, key);

const without = (object: object, name: string) =>
  Object.fromEntries(Object.entries(object).filter(([n]) => n !== name));
const parts = (jws: string) => jws.split('.') as [string, string, string];
const resign = (changedHeader: object | string, changedClaims: object | string | Buffer = claims, by: TestKey = key) =>
  signJws(changedHeader, changedClaims, by);
const withJwk = (jwk: object) => resign({ ...header, jwk: { ...header.jwk, ...jwk } });
const withPoint = (hex: string) => withJwk({ x: Buffer.from(hex, 'hex').toString('base64url') });
const withSignature = (signature: Uint8Array | string) =>
  `${parts(token).slice(0, 2).join('.')}.${typeof signature === 'string' ? signature : base64url(signature)}`;

/** S + L: the same equation, other bytes. */
function malleable(): Uint8Array {
  const signature = Buffer.from(parts(token)[2], 'base64url');
  const s = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + L;
  Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse().copy(signature, 32);
  return signature;
}

/** The last character of a 64-byte signature carries four spare bits: set one. */
function looseBits(): string {
  const signature = parts(token)[2];
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return `${signature.slice(0, -1)}${alphabet[alphabet.indexOf(signature.at(-1)!) + 1]}`;
}

function hmacToken(secret: string): string {
  const input = `${base64url(JSON.stringify({ ...header, alg: 'HS256' }))}.${base64url(JSON.stringify(claims))}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

/** Form, header, key, signature, claims and times, as anyone who is shown a token checks them. */
function tokenVectors(): Vector[] {
  const list: Vector[] = [];
  const add = (name: string, expect: Vector['expect'], vector: string, now = IAT + 60) =>
    list.push({ name, kind: 'token', token: vector, now, expect });

  add('valid', 'ok', token);
  add('valid, without an action', 'ok', resign(header, without(claims, 'act')));
  add('valid in its last second', 'ok', token, IAT + TOKEN_TTL_S - 1);
  add('valid, the server clock five seconds behind', 'ok', token, IAT - 5);
  add('expired', 'token_expired', token, IAT + TOKEN_TTL_S);
  add('issued in the future', 'token_times', token, IAT - 6);
  add('longer life than a token has', 'token_times', resign(header, { ...claims, exp: IAT + 86_400 }));

  add('empty', 'token_malformed', '');
  add('two parts', 'token_malformed', parts(token).slice(0, 2).join('.'));
  add('four parts', 'token_malformed', `${token}.AAAA`);
  add('padded', 'token_malformed', `${token}==`);
  add('trailing space', 'token_malformed', `${token} `);
  add('too long', 'token_too_large', `${token}${'A'.repeat(1024)}`);
  add('oversized header', 'token_too_large', resign({ ...header, note: 'x'.repeat(200) }));
  add('header is no JSON', 'token_malformed', resign('{"alg":"EdDSA"'));
  add('header is a list', 'token_malformed', resign('[]'));
  add('header with another member', 'token_malformed', resign({ ...header, kid: 'k' }));
  add('header with crit', 'token_malformed', resign({ ...header, crit: ['exp'] }));
  add(
    'duplicate key in the header',
    'json_duplicate_key',
    resign(JSON.stringify(header).replace('{', '{"alg":"EdDSA",')),
  );
  add(
    'duplicate key in the header, spelled with an escape',
    'json_duplicate_key',
    resign(JSON.stringify(header).replace('{', '{"\\u0061lg":"none",')),
  );
  add('header nested too deeply', 'json_too_deep', resign(`{"alg":${'['.repeat(20)}${']'.repeat(20)}}`));

  for (const alg of ['none', 'HS256', 'ES256', 'RS256', 'Ed25519', 'eddsa', 'EDDSA', '', null, ['EdDSA']])
    add(`alg ${JSON.stringify(alg)}`, 'token_algorithm', resign({ ...header, alg }));
  add('alg none, no signature', 'token_algorithm', `${base64url('{"alg":"none"}')}.${parts(token)[1]}.`);
  add('HMAC with the public key as secret', 'token_algorithm', hmacToken(key.jwk.x));
  add('no alg', 'token_algorithm', resign(without(header, 'alg')));
  add('typ of another token', 'token_type', resign({ ...header, typ: 'dpop+jwt' }));
  add('no typ', 'token_type', resign(without(header, 'typ')));
  add('typ in capitals', 'token_type', resign({ ...header, typ: TOKEN_TYPE.toUpperCase() }));

  add('no jwk', 'token_key', resign(without(header, 'jwk')));
  add('jwk on another curve', 'token_key', withJwk({ crv: 'X25519' }));
  add('jwk of type EC', 'token_key', withJwk({ kty: 'EC', crv: 'P-256', y: key.jwk.x }));
  add('jwk of type oct', 'token_key', resign({ ...header, jwk: { kty: 'oct', k: key.jwk.x } }));
  add('jwk of type RSA', 'token_key', resign({ ...header, jwk: { kty: 'RSA', n: key.jwk.x, e: 'AQAB' } }));
  add('jwk with a private member', 'token_key', withJwk({ d: otherKey.jwk.x }));
  add('key of 31 bytes', 'token_key', withPoint('11'.repeat(31)));
  add('key of 33 bytes', 'token_key', withPoint('11'.repeat(33)));
  add('key with padding', 'token_key', withJwk({ x: `${key.jwk.x}=` }));
  add('key with stray bits', 'token_key', withJwk({ x: `${key.jwk.x.slice(0, -1)}B` }));
  for (const [name, point] of Object.entries(SMALL_ORDER))
    add(`small-order key: ${name}`, 'token_key', withPoint(point));
  add('y not reduced', 'token_key', withPoint(`f0${'ff'.repeat(30)}7f`));

  add(
    'signature of 63 bytes',
    'token_signature',
    withSignature(Buffer.from(parts(token)[2], 'base64url').subarray(0, 63)),
  );
  add('signature of 65 bytes', 'token_signature', withSignature(Buffer.from(`${parts(token)[2]}AA`, 'base64url')));
  add('signature empty', 'token_signature', withSignature(''));
  add('signature of zeros', 'token_signature', withSignature(new Uint8Array(64)));
  add('signature with S not reduced', 'token_signature', withSignature(malleable()));
  add('signature with stray bits', 'token_malformed', withSignature(looseBits()));
  add('signed by another key', 'token_signature', resign(header, claims, otherKey));
  add(
    "another key's header",
    'token_signature',
    `${base64url(JSON.stringify(headerFor(otherKey)))}.${parts(token).slice(1).join('.')}`,
  );
  add(
    'claims exchanged',
    'token_signature',
    `${parts(token)[0]}.${base64url(JSON.stringify({ ...claims, act: 'pay' }))}.${parts(token)[2]}`,
  );

  add('claims are no JSON', 'token_malformed', resign(header, 'aud'));
  add('claims of invalid UTF-8', 'token_malformed', resign(header, Buffer.from('7b22c328223a317d', 'hex')));
  add('duplicate claim', 'json_duplicate_key', resign(header, JSON.stringify(claims).replace('{', `{"exp":${IAT},`)));
  add('claim too many', 'token_claims', resign(header, { ...claims, nbf: IAT }));
  for (const name of ['aud', 'sid', 'jti', 'iat', 'exp', 'origin', 'nonce', 'evd'])
    add(`claim missing: ${name}`, 'token_claims', resign(header, without(claims, name)));
  add('iat a string', 'token_claims', resign(header, { ...claims, iat: String(IAT) }));
  add('iat a fraction', 'token_claims', resign(header, { ...claims, iat: IAT + 0.5 }));
  add('sid of another form', 'token_claims', resign(header, { ...claims, sid: 'session-1' }));
  add('aud a list', 'token_claims', resign(header, { ...claims, aud: [issued.aud] }));
  return list;
}

/** Points whose order divides 8, with either sign of x. */
const SMALL_ORDER = {
  'order 4': '00'.repeat(32),
  'order 4, other sign': `${'00'.repeat(31)}80`,
  identity: `01${'00'.repeat(31)}`,
  'identity, other sign': `01${'00'.repeat(30)}80`,
  'order 2': `ec${'ff'.repeat(30)}7f`,
  'order 2, other sign': `ec${'ff'.repeat(31)}`,
  'order 8, first': '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'order 8, first, other sign': '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'order 8, second': 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'order 8, second, other sign': 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
};

/** Whole collect requests. */
function collectVectors(): Vector[] {
  const list: Vector[] = [];
  const add = (name: string, expect: Vector['expect'], body: Uint8Array, { now = IAT + 2, origin = ORIGIN } = {}) =>
    list.push({ name, kind: 'collect', body: Buffer.from(body).toString('base64'), now, origin, expect });
  const signedFor = (text: string | Uint8Array, changed: object = {}) =>
    collectBody(resign(header, { ...claims, evd: sha256url(text), ...changed }), text);
  const body = collectBody(token, evidence);

  add('collect: valid', 'ok', body);
  add('collect: arrives as late as it may', 'ok', body, { now: IAT + 289 });
  add('collect: no newline', 'evidence_missing', Buffer.from(token));
  add('collect: nothing behind the newline', 'evidence_missing', collectBody(token, ''));
  add('collect: empty', 'evidence_missing', Buffer.alloc(0));
  add('collect: no token', 'token_malformed', collectBody('', evidence));
  add('collect: newline too far on', 'token_too_large', collectBody('A'.repeat(1100), evidence));
  add('collect: carriage return before the newline', 'token_malformed', collectBody(`${token}\r`, evidence));
  add('collect: unknown audience', 'public_key_unknown', signedFor(evidence, { aud: 'pk_live_another_site' }));
  add("collect: origin that is not the site's", 'origin_forbidden', body, { origin: 'https://evil.example' });
  add('collect: token of another origin', 'token_origin', signedFor(evidence, { origin: 'https://evil.example' }));
  add('collect: too old', 'token_times', body, { now: IAT + 331 });
  add('collect: from the future', 'token_times', body, { now: IAT - 6 });
  add('collect: nonce expired', 'nonce_expired', body, { now: IAT + 291 });
  add('collect: nonce of nobody', 'nonce_invalid', signedFor(evidence, { nonce: 'bm9ib2R5' }));
  add('collect: nonce of another session', 'nonce_invalid', signedFor(evidence, { sid: 'ses_BBECAwQFBgcICQoLDA0ODw' }));
  add('collect: signed by another key', 'token_signature', collectBody(resign(header, claims, otherKey), evidence));
  add('collect: evidence changed', 'evidence_hash', collectBody(token, evidence.replace('Linux', 'Win32')));
  add('collect: evidence longer by a space', 'evidence_hash', collectBody(token, `${evidence} `));
  add('collect: evidence is no JSON', 'invalid_json', signedFor('{'));
  add('collect: evidence with a byte-order mark', 'invalid_json', signedFor(`\ufeff${evidence}`));
  add('collect: evidence of invalid UTF-8', 'invalid_json', signedFor(Buffer.from('7b22c328223a317d', 'hex')));
  add('collect: evidence too deep', 'json_too_deep', signedFor(`${'['.repeat(9)}${']'.repeat(9)}`));
  add('collect: evidence names a key twice', 'json_duplicate_key', signedFor(evidence.replace('{', '{"v":1,')));
  add('collect: evidence of another version', 'evidence_malformed', signedFor(evidence.replace('"v":1', '"v":2')));
  add(
    'collect: evidence with another nonce',
    'evidence_malformed',
    signedFor(evidence.replace(issued.nonce, 'bm9ib2R5')),
  );
  return list;
}

/** Every vector, with what is needed to make the valid token again byte for byte: Ed25519 has no randomness. */
export function makeVectors(): TokenVectors {
  return {
    note: 'Made by `npm run vectors` in packages/corpus. All keys here are public: use them for tests only.',
    key: { seed: sha256url(KEY_NAME), jwk: key.jwk },
    issued,
    valid: { header, claims, evidence, token },
    vectors: [...tokenVectors(), ...collectVectors()],
  };
}
