/** Signs for one page load. The key pair lives in memory and nowhere else. */
export interface Signer {
  /** The public key, 32 bytes. */
  publicKey: Uint8Array;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
  sha256(bytes: Uint8Array): Promise<Uint8Array>;
}

/** What the lazily loaded signer needs: 32 random bytes. */
export type FallbackSigner = (seed: Uint8Array) => Signer;

/** The part of `crypto` that a page may or may not have. */
export interface PageCrypto {
  readonly subtle?: SubtleCrypto;
  getRandomValues?<T extends Uint8Array>(bytes: T): T;
}

/**
 * Signer of the page: WebCrypto with a key that cannot be read out, else (plain http, old browser) the fallback.
 * `crypto.subtle` is missing outside secure contexts; Ed25519 came with Chrome 137, Firefox 129 and Safari 17.
 */
export async function createSigner(
  crypto: PageCrypto | undefined,
  loadFallback: () => Promise<FallbackSigner>,
): Promise<Signer> {
  try {
    const subtle = crypto!.subtle!;
    const { privateKey, publicKey } = (await subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
    return webCryptoSigner(subtle, privateKey, new Uint8Array(await subtle.exportKey('raw', publicKey)));
  } catch {
    return (await loadFallback())(randomBytes(crypto, 32));
  }
}

/** Signer over a WebCrypto key. */
export function webCryptoSigner(subtle: SubtleCrypto, privateKey: CryptoKey, publicKey: Uint8Array): Signer {
  return {
    publicKey,
    sign: async (bytes) => new Uint8Array(await subtle.sign('Ed25519', privateKey, bytes as BufferSource)),
    sha256: async (bytes) => new Uint8Array(await subtle.digest('SHA-256', bytes as BufferSource)),
  };
}

/**
 * Random bytes. A page that hid `crypto` altogether gets `Math.random`: what could be guessed then is only the key of
 * a token that the very same page may ask for anyway.
 */
export function randomBytes(crypto: PageCrypto | undefined, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  try {
    return crypto!.getRandomValues!(bytes);
  } catch {
    for (let i = 0; i < length; i++) bytes[i] = Math.random() * 256;
    return bytes;
  }
}
