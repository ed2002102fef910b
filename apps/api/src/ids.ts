const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const length = 20;

/** A new identifier such as `site_…`: 20 letters and digits, 119 random bits. */
export function newId(prefix: 'acc' | 'site' | 'key' | 'wh' | 'vis', random: (bytes: number) => Uint8Array): string {
  let name = '';
  while (name.length < length)
    // 248 is the largest multiple of 62 in a byte: bytes above it would favour the first letters.
    for (const byte of random(length)) if (byte < 248 && name.length < length) name += ALPHABET[byte % 62];
  return `${prefix}_${name}`;
}
