import { createHmac, timingSafeEqual } from 'node:crypto';
import { NONCE_TTL_S } from '@veridict/contract';

/** What a nonce is good for: one session of one site, in one mode, on one origin. */
export interface NonceBinding {
  siteId: string;
  mode: 'live' | 'test';
  origin: string;
  sid: string;
}

const randomLength = 12;
const expiryLength = 5;
const macLength = 16;
const length = randomLength + expiryLength + macLength;

/**
 * Nonces that need no memory: base64url of 12 random bytes, the expiry as 5-byte seconds, and the first 16 bytes of an
 * HMAC-SHA256 over both and the binding. Nothing is stored when one is issued; it is recorded when it is used.
 */
export function createNonces(key: Uint8Array, random: (bytes: number) => Uint8Array) {
  const macOf = (head: Uint8Array, binding: NonceBinding): Buffer => {
    const mac = createHmac('sha256', key).update(head);
    // Each field behind its length, so that no two bindings read the same.
    for (const field of [binding.siteId, binding.mode, binding.origin, binding.sid]) {
      const bytes = Buffer.from(field);
      const size = Buffer.alloc(4);
      size.writeUInt32BE(bytes.length);
      mac.update(size).update(bytes);
    }
    return mac.digest().subarray(0, macLength);
  };

  return {
    /** A nonce for this binding, good until `NONCE_TTL_S` after `nowS`. */
    issue(binding: NonceBinding, nowS: number): string {
      const head = Buffer.alloc(randomLength + expiryLength);
      head.set(random(randomLength));
      head.writeUIntBE(nowS + NONCE_TTL_S, randomLength, expiryLength);
      return Buffer.concat([head, macOf(head, binding)]).toString('base64url');
    },

    /** When a nonce of this binding expires, in seconds; null when it was not issued for it. */
    expiryOf(nonce: string, binding: NonceBinding): number | null {
      const bytes = Buffer.from(nonce, 'base64url');
      if (bytes.length !== length || bytes.toString('base64url') !== nonce) return null;
      const head = bytes.subarray(0, randomLength + expiryLength);
      const mac = bytes.subarray(randomLength + expiryLength);
      return timingSafeEqual(mac, macOf(head, binding)) ? head.readUIntBE(randomLength, expiryLength) : null;
    },
  };
}
export type Nonces = ReturnType<typeof createNonces>;
