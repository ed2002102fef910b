/** Signs for one page load. The key pair lives in memory and nowhere else. */
export interface Signer {
  /** The public key, 32 bytes. */
  publicKey: Uint8Array;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
  sha256(bytes: Uint8Array): Promise<Uint8Array>;
}

/** What the lazily loaded signer needs: 32 random bytes. */
export type FallbackSigner = (seed: Uint8Array) => Signer;

/**
 * Signer of the page: WebCrypto with a key that cannot be read out, else (plain http, old browser) the fallback.
 * `crypto.subtle` is missing outside secure contexts; Ed25519 came with Chrome 137, Firefox 129 and Safari 17.
 */
export async function createSigner(loadFallback: () => Promise<FallbackSigner>): Promise<Signer> {
  try {
    const { subtle } = crypto;
    const pair = (await subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
    return await webCryptoSigner(subtle, pair);
  } catch {
    return (await loadFallback())(randomBytes(32));
  }
}

/** Signer over a WebCrypto key pair. */
export async function webCryptoSigner(subtle: SubtleCrypto, { privateKey, publicKey }: CryptoKeyPair): Promise<Signer> {
  const bytesOf = async (given: Promise<ArrayBuffer>) => new Uint8Array(await given);
  return {
    publicKey: await bytesOf(subtle.exportKey('raw', publicKey)),
    sign: (bytes) => bytesOf(subtle.sign('Ed25519', privateKey, bytes as BufferSource)),
    sha256: (bytes) => bytesOf(subtle.digest('SHA-256', bytes as BufferSource)),
  };
}

/**
 * Random bytes. A page that hid `crypto` altogether gets `Math.random`: what could be guessed then is only the key of
 * a token that the very same page may ask for anyway.
 */
export function randomBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  try {
    return crypto.getRandomValues(bytes);
  } catch {
    return bytes.map(() => Math.random() * 256);
  }
}
