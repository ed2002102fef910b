import { readFileSync } from 'node:fs';
import type { ErrorCode } from '@veridict/contract';

/** One token or collect body, and what must come of it when the server's clock shows `now`. */
export type Vector = { name: string; now: number; expect: 'ok' | ErrorCode } & (
  | { kind: 'token'; token: string }
  | { kind: 'collect'; body: string; origin: string }
);

/** `vectors/tokens.json`: read by collector, verifier, SDK and end-to-end tests alike. */
export interface TokenVectors {
  note: string;
  /** the page's key: seed (base64url, 32 bytes) and public part */
  key: { seed: string; jwk: { kty: 'OKP'; crv: 'Ed25519'; x: string } };
  /** what the server issued: anything else in a token is `nonce_invalid`, and from `expires` on it is `nonce_expired` */
  issued: { aud: string; origin: string; sid: string; nonce: string; expires: number };
  /** the valid token and what went into it, members in this order: whoever signs the same gets the same bytes */
  valid: {
    header: Record<string, unknown>;
    claims: Record<string, string | number>;
    evidence: string;
    token: string;
  };
  vectors: Vector[];
}

/** The vectors as committed. */
export function loadTokenVectors(): TokenVectors {
  return JSON.parse(readFileSync(new URL('../../vectors/tokens.json', import.meta.url), 'utf8'));
}

/** A case of Project Wycheproof's Ed25519 set (Apache-2.0), hexadecimal. */
export interface Ed25519Case {
  id: number;
  key: string;
  message: string;
  signature: string;
  valid: boolean;
}

/** Wycheproof's Ed25519 cases, in the compact form of `vectors/ed25519.json`. */
export function loadEd25519Cases(): Ed25519Case[] {
  const { groups } = JSON.parse(readFileSync(new URL('../../vectors/ed25519.json', import.meta.url), 'utf8')) as {
    groups: Array<{ key: string; cases: Array<[number, string, string, 0 | 1]> }>;
  };
  return groups.flatMap(({ key, cases }) =>
    cases.map(([id, message, signature, valid]) => ({ id, key, message, signature, valid: valid === 1 })),
  );
}
