import { createHash, createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fallbackSigner, sha256 } from './chunks/fallback-signer.ts';
import { utf8 } from './json.ts';
import { createSigner, randomBytes, type Signer } from './signer.ts';

const loadFallback = vi.fn(async () => fallbackSigner);
afterEach(() => {
  loadFallback.mockClear();
  vi.unstubAllGlobals();
});

/** What any verifier of Ed25519 and SHA-256 says of a signer. */
async function isSound({ publicKey, sign, sha256: hash }: Signer): Promise<boolean> {
  const message = utf8('message');
  const x = Buffer.from(publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const hashed = createHash('sha256')
    .update(message)
    .digest()
    .equals(await hash(message));
  return hashed && verify(null, message, key, await sign(message));
}

describe('createSigner', () => {
  it('uses WebCrypto where it is', async () => {
    const signer = await createSigner(loadFallback);
    expect(await isSound(signer)).toBe(true);
    expect(loadFallback).not.toHaveBeenCalled();
  });

  const { subtle } = globalThis.crypto;
  const unsupported = () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'));
  it.each<[string, unknown]>([
    ['no secure context', { getRandomValues: globalThis.crypto.getRandomValues.bind(globalThis.crypto) }],
    ['no Ed25519', { subtle: { ...subtle, generateKey: unsupported } }],
    ['no crypto at all', undefined],
  ])('loads the fallback where there is %s', async (_, crypto) => {
    vi.stubGlobal('crypto', crypto);
    const signer = await createSigner(loadFallback);
    vi.unstubAllGlobals();
    expect(loadFallback).toHaveBeenCalledOnce();
    expect(await isSound(signer)).toBe(true);
  });

  it('rejects where the fallback cannot be loaded either', async () => {
    vi.stubGlobal('crypto', undefined);
    await expect(createSigner(() => Promise.reject(new TypeError('blocked')))).rejects.toThrow('blocked');
  });

  it('never makes the same key twice', async () => {
    vi.stubGlobal('crypto', undefined);
    const keys = [await createSigner(loadFallback), await createSigner(loadFallback)].map(({ publicKey }) => publicKey);
    expect(keys[0]).not.toEqual(keys[1]);
  });
});

describe('sha256', () => {
  it('is that of Node for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(Buffer.from(sha256(bytes)).equals(createHash('sha256').update(bytes).digest())).toBe(true);
      }),
      { seed: 20261121 },
    );
  });
});

describe('randomBytes', () => {
  it.each([['with'], ['without']])('differ each time, %s a source in the browser', (source) => {
    if (source === 'without') vi.stubGlobal('crypto', undefined);
    expect(randomBytes(16)).toHaveLength(16);
    expect(randomBytes(16)).not.toEqual(randomBytes(16));
  });
});
