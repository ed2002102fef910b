import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Crypto } from '../ed25519.ts';
import { botKeysIn } from './bot-key.ts';
import { keysOfDirectory } from './directory-signature.ts';

const crypto: Crypto = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  verifyEd25519: async (key, message, signature) => {
    const x = Buffer.from(key).toString('base64url');
    return verify(null, message, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), signature);
  },
};
const [own, other] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
const keys = botKeysIn(
  [own, other].map(({ publicKey }) => publicKey.export({ format: 'jwk' })),
  crypto,
);
const [ownId, otherId] = [...keys.keys()] as [string, string];
const NOW = 1_795_219_200;

interface Change {
  covered?: string;
  keyid?: string;
  created?: number;
  expires?: number;
  key?: KeyObject;
  authority?: string;
}
/** A directory's answer signed by one key for one host. */
function answer({
  covered = '("@authority";req)',
  keyid = ownId,
  created = NOW,
  expires = NOW + 60,
  key = own.privateKey,
  authority = 'agent.example',
}: Change = {}) {
  const params = `${covered};created=${created};expires=${expires};keyid="${keyid}";tag="http-message-signatures-directory"`;
  const base = `"@authority";req: ${authority}\n"@signature-params": ${params}`;
  const signature = `sig1=:${sign(null, Buffer.from(base), key).toString('base64')}:`;
  return { signatureInput: `sig1=${params}`, signature, authority: 'agent.example' };
}
const provenBy = async (change: Change) => [...(await keysOfDirectory(keys, answer(change), NOW, crypto)).keys()];

describe('a signed directory of keys', () => {
  it('gives the keys that signed it', async () => {
    expect(await provenBy({})).toEqual([ownId]);
    expect(await provenBy({ keyid: otherId, key: other.privateKey })).toEqual([otherId]);
  });

  it.each<[string, Change]>([
    ['for another host', { authority: 'mirror.example' }],
    ['with another key', { key: other.privateKey }],
    ['with a key that is not in it', { keyid: 'x'.repeat(43) }],
    ['long ago', { created: NOW - 7_200, expires: NOW - 3_600 }],
    ['for later', { created: NOW + 3_600, expires: NOW + 7_200 }],
    ['without its host', { covered: '()' }],
    ['for its own host, not the one that was asked', { covered: '("@authority")' }],
  ])('gives none that signed it %s', async (_, change) => {
    expect(await provenBy(change)).toEqual([]);
  });

  it('is taken as it is where nobody signed it', async () => {
    const unsigned = { signatureInput: '', signature: '', authority: 'agent.example' };
    expect(await keysOfDirectory(keys, unsigned, NOW, crypto)).toBe(keys);
    expect(await keysOfDirectory(keys, { ...answer(), signature: '' }, NOW, crypto)).toEqual(new Map());
  });
});
