import type { IncomingHttpHeaders } from 'node:http';
import { type BotKey, botKeysIn, type Crypto, keysOfDirectory, type SignatureAgent } from '@veridict/verifier';
import { fetchGuarded, type GuardOptions } from './guarded-fetch.ts';

/** Public keys by thumbprint. Null when they cannot be had now. */
export type KeysOf = (agent: SignatureAgent, keyid: string) => Promise<ReadonlyMap<string, BotKey> | null>;

export interface KeyDirectoryOptions extends GuardOptions {
  now: () => number;
  crypto: Crypto;
  /** milliseconds that a verdict waits for keys @defaultValue 1500 */
  budgetMs?: number;
}

const hourMs = 3_600_000;
/** What failed, and what lacked a key, is asked again after this, not before: else anybody could make us ask. */
const againMs = 60_000;
const maxCached = 500;
const maxKeys = 64;

interface Entry {
  at: number;
  keys: Promise<ReadonlyMap<string, BotKey> | null>;
}

/** Keys of signing agents, fetched by the address that the agent names and kept by that address, never by key id alone. */
export function createKeyDirectory(options: KeyDirectoryOptions): KeysOf {
  const { now, crypto, budgetMs = 1_500 } = options;
  const cache = new Map<string, Entry>();

  const load = async (agent: SignatureAgent): Promise<ReadonlyMap<string, BotKey> | null> => {
    const address = addressOf(agent);
    let headers: IncomingHttpHeaders = {};
    const onHeaders = (given: IncomingHttpHeaders): void => {
      headers = given;
    };
    const document = await fetchGuarded(address, { ...options, onHeaders });
    const set = agent.type === 'cimd' ? await ofCard(document) : document;
    const keys = set === null ? null : keysIn(set, crypto);
    if (keys === null || agent.type !== 'directory') return keys;
    const line = (name: string): string => [headers[name] ?? []].flat().join(', ');
    const answer = { signatureInput: line('signature-input'), signature: line('signature') };
    return keysOfDirectory(keys, { ...answer, authority: new URL(address).host }, Math.floor(now() / 1000), crypto);
  };
  /** A client's own document holds its keys, or says where they are. */
  const ofCard = async (card: unknown): Promise<unknown> => {
    const { jwks, jwks_uri: uri } = (card ?? {}) as { jwks?: unknown; jwks_uri?: unknown };
    if (jwks) return jwks;
    return typeof uri === 'string' ? fetchGuarded(uri, options) : null;
  };
  const fresh = (agent: SignatureAgent, name: string): Entry => {
    const entry = { at: now(), keys: load(agent).catch(() => null) };
    if (cache.size >= maxCached) cache.delete(cache.keys().next().value!);
    cache.set(name, entry);
    return entry;
  };

  return async (agent, keyid) => {
    const name = `${agent.type} ${agent.url}`;
    let entry = cache.get(name) ?? fresh(agent, name);
    if (entry.at + hourMs <= now()) entry = fresh(agent, name);
    const keys = await within(entry.keys, budgetMs);
    if (keys?.has(keyid) || entry.at + againMs > now()) return keys;
    return within(fresh(agent, name).keys, budgetMs);
  };
}

function addressOf({ type, url }: SignatureAgent): string {
  if (type !== 'directory') return url;
  return URL.canParse(url) ? new URL('/.well-known/http-message-signatures-directory', url).href : url;
}

function keysIn(set: unknown, crypto: Pick<Crypto, 'sha256'>): ReadonlyMap<string, BotKey> | null {
  const { keys } = (set ?? {}) as { keys?: unknown };
  return Array.isArray(keys) ? botKeysIn(keys.slice(0, maxKeys), crypto) : null;
}

async function within<T>(answer: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
