const ALPHABET = /^[A-Za-z0-9_-]*$/;

/** Bytes of base64url text, or null where it is none. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!ALPHABET.test(text) || text.length % 4 === 1) return null;
  // Where Node's own decoder is at hand it is many times as fast.
  if (globalThis.Buffer) return Buffer.from(text, 'base64url');
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}

/** The UTF-8 text that base64url text stands for, or null where it is none. */
export function textOfBase64url(text: string): string | null {
  const bytes = fromBase64url(text);
  if (bytes === null) return null;
  return globalThis.Buffer?.isBuffer(bytes) ? bytes.toString() : new TextDecoder().decode(bytes);
}

/** Base64url text of bytes, without padding. */
export function toBase64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
