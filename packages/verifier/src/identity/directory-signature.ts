import { asciiBytes } from '../bytes.ts';
import type { Crypto } from '../ed25519.ts';
import { type BotKey, verifyWithBotKey } from './bot-key.ts';
import { parseDictionary } from './structured-fields.ts';

const TAG = 'http-message-signatures-directory';
/** Seconds by which clocks may differ. */
const SKEW_S = 300;

/** What came with a directory of keys. */
export interface DirectoryAnswer {
  signatureInput: string;
  signature: string;
  /** the host that was asked */
  authority: string;
}

/**
 * The keys of a directory that its answer proves the holder of to stand there: each signs for the host that was asked, so that
 * nobody can put another's keys on a host of his own. A directory that is not signed is taken as it is: not all are yet.
 */
export async function keysOfDirectory(
  keys: ReadonlyMap<string, BotKey>,
  { signatureInput, signature, authority }: DirectoryAnswer,
  now: number,
  crypto: Crypto,
): Promise<ReadonlyMap<string, BotKey>> {
  const inputs = [...(parseDictionary(signatureInput) ?? [])].filter(([, { params }]) => params.get('tag') === TAG);
  if (inputs.length === 0) return keys;
  const signatures = parseDictionary(signature);
  const proven = new Map<string, BotKey>();
  for (const [label, { value, params, text }] of inputs) {
    const { keyid, created, expires, alg } = Object.fromEntries(params);
    const bytes = signatures?.get(label)?.value;
    const key = typeof keyid === 'string' ? keys.get(keyid) : undefined;
    if (key === undefined || !(bytes instanceof Uint8Array) || !Array.isArray(value)) continue;
    const isCurrent =
      typeof created === 'number' && typeof expires === 'number' && created <= now + SKEW_S && expires >= now - SKEW_S;
    // Of the answer itself nothing else is asked to be covered: the host is what must not be exchanged.
    const [covered, ...more] = value;
    const isHost = covered?.value === '@authority' && covered.params.get('req') === true && more.length === 0;
    if (!isCurrent || !isHost || (alg !== undefined && typeof alg !== 'string')) continue;
    const base = asciiBytes(`${covered.text}: ${authority}\n"@signature-params": ${text}`);
    const signed = { keyid: keyid as string, alg: alg ?? null, base, signature: bytes };
    if (await verifyWithBotKey(signed, key, crypto)) proven.set(signed.keyid, key);
  }
  return proven;
}
