import { createHash, createHmac } from 'node:crypto';
import {
  FORWARDED_HEADER,
  FORWARDED_VERSION,
  FORWARDED_WINDOW_S,
  type ForwardedPayload,
  forwardedPayload,
} from '@veridict/contract';
import type { FastifyRequest } from 'fastify';
import { equal } from './access/keys.ts';
import { createLookup } from './access/lookup.ts';
import type { Words } from './network/request-seen.ts';
import type { KeyWithOwner, Millis, StatePort } from './state/port.ts';

/** What a site's own server says of the visitor whose request it hands on. */
export interface Forwarded {
  accountId: string;
  /** null: any site of the account */
  siteId: string | null;
  address: string;
  ja4: string | null;
  secure: boolean;
  words: Words;
}

/**
 * What became of the header: `forged` by somebody without a key, which tells of him; or `void`, signed but not good now, which
 * is the doing of a site with a wrong clock or an old key, and never the visitor's.
 */
export type ForwardedRead = { kind: 'told'; forwarded: Forwarded } | { kind: 'forged' } | { kind: 'void'; why: string };

/** Reads and checks the header of a request; null where there is none. */
export type ReadForwarded = (request: FastifyRequest) => Promise<ForwardedRead | null>;

const FORM = new RegExp(`^(${FORWARDED_VERSION}\\.([0-9a-f]{16})\\.([\\w-]{1,16384}))\\.([\\w-]{43})$`);

/** Make what reads the header. Keys are found by the first digits of their hash, which is all of it that travels. */
export function createForwardedReader(state: Pick<StatePort, 'findForwarder'>, now: () => Millis): ReadForwarded {
  const lookUp = createLookup((start) => state.findForwarder(start), now);
  return async (request) => {
    const header = request.headers[FORWARDED_HEADER];
    if (header === undefined) return null;
    const [, signed, start, payload, mac] = FORM.exec(String(header)) ?? [];
    if (signed === undefined || start === undefined || payload === undefined || mac === undefined)
      return { kind: 'forged' };
    const owner = await lookUp(start);
    if (owner === null || !isMac(signed, mac, owner)) return { kind: 'forged' };
    const told = payloadOf(payload);
    const why = told === null ? 'not what is understood here' : faultOf(told, owner, request, now());
    return why === null ? { kind: 'told', forwarded: forwardedBy(owner, told!) } : { kind: 'void', why };
  };
}

const isMac = (signed: string, mac: string, { key }: KeyWithOwner): boolean =>
  equal(createHmac('sha256', key.hash).update(signed).digest('base64url'), mac);

function payloadOf(text: string): ForwardedPayload | null {
  try {
    return forwardedPayload.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    // Signed all the same: by a newer or a broken server of the site.
    return null;
  }
}

/** Why a header that was signed does not count, or null. */
function faultOf(told: ForwardedPayload, { key }: KeyWithOwner, request: FastifyRequest, at: Millis): string | null {
  const isInForce = (key.revokedAt === null || key.revokedAt > at) && (key.expiresAt === null || key.expiresAt > at);
  if (!isInForce || key.kind !== 'secret' || !key.scopes.includes('verdict')) return 'under a key that is not in force';
  if (Math.abs(told.t - at / 1000) > FORWARDED_WINDOW_S) return 'too old or too new: the clocks differ';
  // A prefix that a proxy before this server takes off stands in neither.
  if (told.m !== request.method || told.p !== request.raw.url) return 'for another request';
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  return equal(told.b, createHash('sha256').update(body).digest('base64url')) ? null : 'for another body';
}

function forwardedBy({ key }: KeyWithOwner, told: ForwardedPayload): Forwarded {
  return {
    accountId: key.accountId,
    siteId: key.siteId,
    address: told.ip,
    ja4: told.ja4 ?? null,
    secure: told.tls,
    words: { method: told.m, httpVersion: told.http ?? '1.1', headers: told.h },
  };
}
