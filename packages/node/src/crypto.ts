import { fromBase64url, toBase64url } from './base64url.ts';

/** A public key, ready to check signatures with. */
export interface PublicKey {
  verify(text: string, signature: Uint8Array<ArrayBuffer>): boolean | Promise<boolean>;
}

/** What offline checks need of cryptography. */
export interface Crypto {
  /** base64url SHA-256 of a text */
  sha256(text: string): string | Promise<string>;
  /** an Ed25519 key by its `x`; rejects what is none */
  publicKey(x: string): Promise<PublicKey>;
}

/** Node's own cryptography where it is at hand, which answers at once; WebCrypto on every other runtime. */
export const openCrypto = (): Crypto => openNodeCrypto() ?? webCrypto;

function openNodeCrypto(): Crypto | null {
  // Asked for by name at run time: an import would have to be resolved on runtimes that have no such module.
  const node = globalThis.process?.getBuiltinModule?.('node:crypto');
  if (typeof node?.createPublicKey !== 'function' || typeof node.verify !== 'function') return null;
  return {
    sha256: (text) => node.createHash('sha256').update(text).digest('base64url'),
    async publicKey(x) {
      const key = node.createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
      return { verify: (text, signature) => node.verify(null, Buffer.from(text), key, signature) };
    },
  };
}

/** The same by WebCrypto alone. */
export const webCrypto: Crypto = {
  sha256: async (text) =>
    toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))),
  async publicKey(x) {
    const raw = fromBase64url(x);
    if (raw === null) throw new TypeError('not base64url');
    const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
    return {
      verify: (text, signature) => crypto.subtle.verify('Ed25519', key, signature, new TextEncoder().encode(text)),
    };
  },
};
