import { openCrypto } from './crypto.ts';
import type { Action, Band, Identity } from './types.ts';

/** A session is blocked now that was not before. */
export interface BlockedMessage {
  type: 'verdict.blocked';
  timestamp: string;
  data: {
    account_id: string;
    site_id: string;
    session_id: string;
    mode: 'live' | 'test';
    origin: string;
    score: number;
    band: Band;
    action: Action;
    action_source: string;
    hard_rule_hit: string;
    identity: Identity;
  };
}

/** A month's quota is used up to 80, or 100, percent. */
export interface QuotaMessage {
  type: 'quota.near';
  timestamp: string;
  data: { account_id: string; month: string; used: number; limit: number; percent: 80 | 100 };
}

/** A published list of addresses could not be confirmed for days. */
export interface FeedMessage {
  type: 'feed.stale';
  timestamp: string;
  data: { feed: string; checked_at: string; error: string | null };
}

/** Somebody asked for a message to try the endpoint. */
export interface TestMessage {
  type: 'webhook.test';
  timestamp: string;
  data: { account_id: string; webhook_id: string };
}

/** What a webhook tells. Types that are not listed may come: ignore them. */
export type WebhookMessage = BlockedMessage | QuotaMessage | FeedMessage | TestMessage;

/** Why a message is not to be believed. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
  /** `headers`: not all three are there; `timestamp`: too old or from the future; `signature`: of no key of the set; `body`: no message */
  readonly code: 'headers' | 'timestamp' | 'signature' | 'body';

  constructor(code: WebhookError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** Headers as a request has them: of fetch, or of Node. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** How a message is checked. */
export interface WebhookOptions {
  /** seconds that the message's time and yours may lie apart @defaultValue 300 */
  toleranceS?: number | undefined;
  /** milliseconds since the epoch @defaultValue Date.now */
  now?: (() => number) | undefined;
}

/**
 * Check a message that came to your endpoint, and read it. `body` is what came, byte for byte, before any parser; `jwks`
 * the set from `/.well-known/jwks.json`, which may be kept for an hour. A message may come twice: its id is the header
 * `webhook-id`.
 * @throws WebhookError when the message is not one of the server's, or not of now
 * @example
 * const message = await verifyWebhook(request.headers, await request.text(), jwks);
 */
export async function verifyWebhook(
  headers: WebhookHeaders,
  body: string | Uint8Array,
  jwks: { readonly keys: readonly object[] },
  { toleranceS = 300, now = Date.now }: WebhookOptions = {},
): Promise<WebhookMessage> {
  if (!Array.isArray(jwks?.keys)) throw new TypeError('jwks: give the parsed set, { keys: [...] }');
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    headerOf(headers, name),
  );
  if (!id || !signatures || !/^\d{1,12}$/.test(timestamp ?? ''))
    throw new WebhookError('headers', 'webhook-id, webhook-timestamp and webhook-signature are needed');
  if (Math.abs(now() / 1000 - Number(timestamp)) > toleranceS)
    throw new WebhookError('timestamp', 'The message is not of now.');
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  if (!(await isSigned(`${id}.${timestamp}.${text}`, signatures, jwks.keys)))
    throw new WebhookError('signature', 'No key of the set signed this message.');
  try {
    return JSON.parse(text) as WebhookMessage;
  } catch {
    throw new WebhookError('body', 'The body is not JSON.');
  }
}

/** One of the signatures by one of the keys is enough: both change when keys are rotated. */
async function isSigned(text: string, signatures: string, jwks: readonly object[]): Promise<boolean> {
  const crypto = openCrypto();
  const given = signatures
    .split(' ')
    .slice(0, mostTried)
    .flatMap((one) => (one.startsWith('v1a,') ? bytesOf(one.slice(4)) : []));
  for (const jwk of jwks.slice(0, mostTried) as Array<Record<string, unknown>>) {
    if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519' || typeof jwk.x !== 'string') continue;
    const key = await crypto.publicKey(jwk.x).catch(() => null);
    for (const signature of given) if (await key?.verify(text, signature)) return true;
  }
  return false;
}

/** More than there are in any rotation; whoever calls must not make us try for ever. */
const mostTried = 16;

function bytesOf(base64: string): Uint8Array<ArrayBuffer>[] {
  if (!/^[A-Za-z0-9+/]{86}==$/.test(base64)) return [];
  return [Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))];
}

function headerOf(headers: WebhookHeaders, name: string): string | undefined {
  if (typeof (headers as Headers).get === 'function') return (headers as Headers).get(name) ?? undefined;
  const plain = headers as Readonly<Record<string, string | readonly string[] | undefined>>;
  const found = plain[name] ?? Object.entries(plain).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof found === 'string' ? found : found?.[0];
}
