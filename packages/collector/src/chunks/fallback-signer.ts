// Loaded only where WebCrypto has no Ed25519, so it may not import from what every page loads.
import nacl from 'tweetnacl';
import type { Signer } from '../signer.ts';

/** Ed25519 and SHA-256 in plain JavaScript. */
export function fallbackSigner(seed: Uint8Array): Signer {
  const { publicKey, secretKey } = nacl.sign.keyPair.fromSeed(seed);
  return {
    publicKey,
    sign: async (bytes) => nacl.sign.detached(bytes, secretKey),
    sha256: async (bytes) => sha256(bytes),
  };
}

/** SHA-256 as FIPS 180-4 writes it. */
export function sha256(message: Uint8Array): Uint8Array {
  const { rounds, start } = constants();
  const state = Uint32Array.from(start);
  const padded = new Uint8Array(((message.length + 72) >> 6) << 6);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(message.length / 2 ** 29));
  view.setUint32(padded.length - 4, message.length << 3);

  const words = new Uint32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 64; i++) {
      if (i < 16) words[i] = view.getUint32(block + 4 * i);
      else {
        const [early, late] = [words[i - 15]!, words[i - 2]!];
        const small0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
        const small1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
        words[i] = words[i - 16]! + small0 + words[i - 7]! + small1;
      }
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const big1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
      const first = h + big1 + ((e & f) ^ (~e & g)) + rounds[i]! + words[i]!;
      const big0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
      const second = big0 + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    const end = [a, b, c, d, e, f, g, h];
    for (let i = 0; i < 8; i++) state[i]! += end[i]!;
  }

  const digest = new DataView(new ArrayBuffer(32));
  for (let i = 0; i < 8; i++) digest.setUint32(4 * i, state[i]!);
  return new Uint8Array(digest.buffer);
}

/** First 32 bits of the fractional parts of the first primes' cube roots, and of eight square roots. */
function constants(): { rounds: Uint32Array; start: Uint32Array } {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
  const fraction = (root: number) => ((root % 1) * 2 ** 32) >>> 0;
  return {
    rounds: Uint32Array.from(primes, (p) => fraction(Math.cbrt(p))),
    start: Uint32Array.from(primes.slice(0, 8), (p) => fraction(Math.sqrt(p))),
  };
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
