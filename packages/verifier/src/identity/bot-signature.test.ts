import { constants, createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Crypto } from '../ed25519.ts';
import { type BotKey, botKeysIn } from './bot-key.ts';
import {
  acceptSignature,
  hasBotSignature,
  readBotSignature,
  readSignatureAgents,
  type SignedRequest,
  verifyBotSignature,
} from './bot-signature.ts';
import { parseDictionary } from './structured-fields.ts';

interface Vector {
  key: { kty: string; x: string };
  target_url: string;
  created_ms: number;
  label: string;
  signature: string;
  signature_input: string;
  signature_agent?: string;
}
const vectors = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../vectors/${name}.json`, import.meta.url), 'utf8'));
const signed = (['web_bot_auth_architecture_v1', 'web_bot_auth_architecture_v2'] as const).flatMap((name) =>
  (vectors(name) as Vector[]).map((vector, i) => [`${name} ${i}`, vector] as const),
);

const crypto: Crypto = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  verifyEd25519: async (key, message, signature) => {
    const x = Buffer.from(key).toString('base64url');
    return verify(null, message, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), signature);
  },
  verifyRsaPss: async (key, message, signature) => {
    const imported = createPublicKey({ key: { kty: 'RSA', ...key }, format: 'jwk' });
    const pss = { key: imported, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 64 };
    return verify('sha512', message, pss, signature);
  },
};
const requestOf = (v: Vector, change: Record<string, string> = {}): SignedRequest => ({
  method: 'GET',
  headers: Object.entries({
    'Signature-Input': v.signature_input,
    Signature: v.signature,
    ...(v.signature_agent === undefined ? {} : { 'Signature-Agent': v.signature_agent }),
    ...change,
  }),
});
const target = new URL('https://example.com/path/to/resource');
const read = (v: Vector, change?: Record<string, string>, at: { url?: URL; now?: number } = {}) =>
  readBotSignature(requestOf(v, change), at.url ?? target, at.now ?? v.created_ms / 1000 + 30);
const ed25519 = signed.filter(([, v]) => v.key.kty === 'OKP');
const [, plain] = ed25519[0]!;
const [, withAgent] = ed25519[3]!;

describe('signatures of bots', () => {
  it('are there in the vectors, for both kinds of keys', () => {
    expect([signed.length, ed25519.length]).toEqual([8, 4]);
  });

  it.each(ed25519)('verify: %s', async (_, vector) => {
    const outcome = read(vector);
    if (!outcome.ok) throw new Error(outcome.problem);
    expect(await verifyBotSignature(outcome.signature, vector.key.x, crypto)).toBe(true);
    expect(outcome.signature.agent?.url).toBe(vector.signature_agent ? 'https://signature-agent.test' : undefined);
    const other = ed25519.find(([, v]) => v.signature !== vector.signature)![1];
    const swapped = {
      ...outcome.signature,
      signature: parseDictionary(other.signature)!.values().next().value!.value as Uint8Array,
    };
    expect(await verifyBotSignature(swapped, vector.key.x, crypto)).toBe(false);
    const otherKey = Buffer.alloc(32, 7).toString('base64url');
    expect(await verifyBotSignature(outcome.signature, otherKey, crypto)).toBe(false);
  });

  it.each(signed.filter(([, v]) => v.key.kty === 'RSA'))('verify, by RSA-PSS: %s', async (_, vector) => {
    const outcome = read(vector);
    if (!outcome.ok) throw new Error(outcome.problem);
    const { signature } = outcome;
    const [[keyid, key]] = [...botKeysIn([vector.key], crypto)] as [[string, BotKey]];
    expect(keyid).toBe(signature.keyid);
    expect(await verifyBotSignature(signature, key, crypto)).toBe(true);
    const flipped = Uint8Array.from(signature.signature, (byte, at) => (at === 9 ? byte ^ 1 : byte));
    for (const change of [
      { signature: flipped },
      { signature: flipped.subarray(1) },
      { alg: 'ed25519' },
      { keyid: 'x' },
    ])
      expect(await verifyBotSignature({ ...signature, ...change }, key, crypto)).toBe(false);
    const { verifyRsaPss: _none, ...without } = crypto;
    expect(await verifyBotSignature(signature, key, without)).toBe(false);
  });

  it('are not taken for RSA keys that are weak, or odd', async () => {
    const outcome = read(signed.find(([, v]) => v.key.kty === 'RSA')![1]);
    if (!outcome.ok) throw new Error(outcome.problem);
    const always: Crypto = { ...crypto, verifyRsaPss: async () => true };
    const modulus = (bytes: number) => Buffer.alloc(bytes, 200).toString('base64url');
    for (const [n, e, isTaken] of [
      [modulus(256), 'AQAB', true],
      [modulus(256), 'Aw', false],
      [modulus(128), 'AQAB', false],
      [modulus(2048), 'AQAB', false],
    ] as const) {
      const [[keyid, key]] = [...botKeysIn([{ kty: 'RSA', n, e }], crypto)] as [[string, BotKey]];
      const signature = new Uint8Array(Buffer.from(n, 'base64url').length);
      expect(await verifyBotSignature({ ...outcome.signature, keyid, signature }, key, always)).toBe(isTaken);
    }
  });

  it('verify for no other site', async () => {
    const outcome = read(plain, {}, { url: new URL('https://example.org/path/to/resource') });
    expect(outcome.ok && (await verifyBotSignature(outcome.signature, plain.key.x, crypto))).toBe(false);
  });

  it('verify for no other agent', async () => {
    const outcome = read(withAgent, { 'Signature-Agent': 'agent2="https://somebody-else.test"' });
    expect(outcome.ok && (await verifyBotSignature(outcome.signature, withAgent.key.x, crypto))).toBe(false);
  });

  it.each<[string, string, Record<string, string>, number?]>([
    ['expired', 'long after', {}, 5e9],
    ['not_yet_valid', 'before it was made', {}, 1_735_689_600 - 301],
    [
      'expired',
      'good for years, after a day',
      { 'Signature-Input': plain.signature_input.replace(/expires=\d+/, 'expires=4889289600') },
      1_735_689_600 + 86_400 + 301,
    ],
    [
      'malformed',
      'over before it begins',
      { 'Signature-Input': plain.signature_input.replace(/expires=\d+/, 'expires=1') },
    ],
    ['malformed', 'without a key', { 'Signature-Input': plain.signature_input.replace(/keyid="[^"]*";/, '') }],
    ['malformed', 'without times', { 'Signature-Input': plain.signature_input.replace(/expires=\d+;/, '') }],
    ['malformed', 'of another name', { Signature: plain.signature.replace('sig1=', 'sig9=') }],
    ['malformed', 'that are none', { Signature: 'sig1="text"' }],
    ['malformed', 'that are no structured field', { 'Signature-Input': 'web-bot-auth(' }],
    [
      'malformed',
      'over a header that was not sent',
      { 'Signature-Input': plain.signature_input.replace('"@authority"', '"@authority" "x-gone"') },
    ],
    [
      'malformed',
      'over what a request has not',
      { 'Signature-Input': plain.signature_input.replace('"@authority"', '"@status"') },
    ],
    ['malformed', 'for another use', { 'Signature-Input': plain.signature_input.replace('web-bot-auth', 'other') }],
    ['unbound', 'that name no site', { 'Signature-Input': plain.signature_input.replace('"@authority"', '"@method"') }],
    ['unbound', 'whose agent is not signed', { 'Signature-Agent': 'sig1="https://signature-agent.test"' }],
  ])('are refused as %s: %s', (problem, _, change, now) => {
    expect(read(plain, change, now === undefined ? {} : { now })).toEqual({ ok: false, problem });
  });

  it('are looked for by their tag', () => {
    expect(hasBotSignature(requestOf(plain))).toBe(true);
    expect(hasBotSignature({ method: 'GET', headers: [['Signature-Input', 'sig1=("@authority");tag="other"']] })).toBe(
      false,
    );
  });

  it('are asked for in a form that can be read', () => {
    const asked = parseDictionary(acceptSignature())?.get('sig1');
    expect(asked?.params.get('tag')).toBe('web-bot-auth');
  });
});

describe('Signature-Agent', () => {
  const cases = vectors('web_bot_auth_signature_agent_v1') as Array<{
    name: string;
    header: string;
    entries: Array<{ label: string; uri: string; type: string }>;
  }>;
  it.each(cases.map((c) => [c.name, c] as const))('%s', (_, { header, entries }) => {
    const agents = readSignatureAgents(header);
    expect([...(agents ?? [])]).toEqual(entries.map(({ label, uri, type }) => [label, { url: uri, type }]));
  });
  it('may be one string, as it began, and nothing else', () => {
    expect([...(readSignatureAgents('"https://a.example"') ?? [])]).toEqual([
      ['', { url: 'https://a.example', type: 'directory' }],
    ]);
    expect(['https://a.example', 'sig1=1', 'sig1="https://a.example";type=other', ''].map(readSignatureAgents)).toEqual(
      [null, null, null, new Map()],
    );
  });
});
