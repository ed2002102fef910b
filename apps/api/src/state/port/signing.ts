import type { Millis } from './terms.ts';

/** A key that signs verdicts: the one in use, the one announced to follow it, or (null) one that was replaced. */
export interface SigningKeyRow {
  /** RFC 7638 thumbprint of the public key */
  kid: string;
  /** public and private key, base64url */
  x: string;
  d: string;
  slot: 'active' | 'next' | null;
  createdAt: Millis;
  retiredAt: Millis | null;
}

/** The key announced takes over and `fresh` fills the empty places; a compromise throws both old keys away. */
export interface RotateSigningKeys {
  /** what the caller found in place; anything else there and nothing is done */
  active: string;
  next: string;
  fresh: SigningKeyRow[];
  at: Millis;
  isCompromised: boolean;
}

/** A token to be redeemed, with what is answered if it is now. */
export interface Redeem {
  tokenHash: string;
  idempotencyKey: string | null;
  answer: string;
  expiresAt: Millis;
}

/** Secrets of the deployment, keys that sign verdicts, and what may be used once. */
export interface SigningPort {
  /** The named secret of this deployment; the first process to ask stores `fresh`, all others get that one. */
  secret(name: string, fresh: string): Promise<string>;
  /** The keys in place and those replaced after `since`, the newest first. */
  loadSigningKeys(since: Millis): Promise<SigningKeyRow[]>;
  /** Adds keys to places that are empty; one that is taken stays as it is. */
  addSigningKeys(keys: SigningKeyRow[]): Promise<void>;
  /** False when somebody else rotated meanwhile. */
  rotateSigningKeys(rotation: RotateSigningKeys): Promise<boolean>;
  /** Uses a token up: the answer given, the earlier one for the same idempotency key, or null when it was used before. */
  redeem(input: Redeem): Promise<string | null>;
  /** True the first time: a signature that comes twice was copied. Forgotten at `expiresAt`. */
  useSignature(id: string, expiresAt: Millis): Promise<boolean>;
}
