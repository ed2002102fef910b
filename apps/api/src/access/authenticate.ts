import type { IncomingHttpHeaders } from 'node:http';
import { refusal } from '../errors.ts';
import type { KeyRow, KeyWithOwner, SiteRow } from '../state/port.ts';
import { equal, parseKey } from './keys.ts';
import type { KeyLookup } from './lookup.ts';

/** A public key in force, with the site it belongs to. */
export interface PublicKey extends KeyWithOwner {
  site: SiteRow;
}

/** The one key that a request's headers carry. Two different ones are a mistake nobody should have to guess about. */
export function keyFromHeaders(headers: IncomingHttpHeaders): string {
  const bearer = /^Bearer +([^ ]+) *$/i.exec(headers.authorization ?? '')?.[1];
  const given = [headers['x-api-key'], bearer, headers['x-chatsight-api-auth']].flat().filter((value) => !!value);
  const [first] = given;
  if (first === undefined) throw refusal('key_missing');
  if (given.some((value) => value !== first)) throw refusal('key_invalid', 'Two different API keys were given.');
  return first;
}

/** The key and its owner, when it is known and in force now. What it may do is the caller's question. */
export async function authenticate(
  headers: IncomingHttpHeaders,
  lookUp: KeyLookup,
  now: number,
): Promise<KeyWithOwner> {
  const found = await find(keyFromHeaders(headers), lookUp);
  if (!found || isPast(found.key.revokedAt, now)) throw refusal('key_invalid');
  if (isPast(found.key.expiresAt, now)) throw refusal('key_expired');
  return found;
}

/** The site behind a public key; null when the key is not a public one in force. */
export async function findPublicKey(text: string, lookUp: KeyLookup, now: number): Promise<PublicKey | null> {
  const found = await find(text, lookUp);
  if (found?.key.kind !== 'public' || found.site === null) return null;
  if (isPast(found.key.revokedAt, now) || isPast(found.key.expiresAt, now)) return null;
  return { ...found, site: found.site };
}

async function find(text: string, lookUp: KeyLookup): Promise<KeyWithOwner | null> {
  const parsed = parseKey(text);
  if (parsed === null) return null;
  const found = await lookUp(parsed.hash);
  return found !== null && equal(found.key.hash, parsed.hash) ? found : null;
}

const isPast = (moment: KeyRow['revokedAt'], now: number): boolean => moment !== null && moment <= now;
