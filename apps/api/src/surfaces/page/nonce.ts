import { NONCE_TTL_S, type NonceAnswer, nonceRequest } from '@veridict/contract';
import { openToken } from '@veridict/verifier';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PublicKey } from '../../access/authenticate.ts';
import type { Services } from '../../deps.ts';
import { refusal } from '../../errors.ts';
import { admitOrigin, jsonBody, originOf } from './request.ts';

/** Name the session and issue the nonce of one page view. Nothing is written. */
export async function nonce(request: FastifyRequest, reply: FastifyReply, services: Services): Promise<NonceAnswer> {
  const { access, nonces, network, settings, now, random } = services;
  const asked = jsonBody(request, nonceRequest);
  const key = await access.publicKey(asked.key);
  if (!key) throw refusal('public_key_unknown');
  const origin = originOf(request);
  if (!admitOrigin(reply, key.site, origin)) throw refusal('origin_forbidden');
  if (asked.region !== undefined && asked.region !== settings.region) throw refusal('wrong_region');
  access.countPageRequest(key.site.id, network.senderOf(request, key.site).address);

  const nowS = Math.floor(now() / 1000);
  const earlier = asked.prev === undefined ? null : await sessionOf(asked.prev, key, origin, nowS, services);
  const sid = earlier ?? `ses_${Buffer.from(random(16)).toString('base64url')}`;
  const binding = { siteId: key.site.id, mode: key.key.mode, origin, sid };
  return { nonce: nonces.issue(binding, nowS), sid, now: nowS, ttl: NONCE_TTL_S };
}

/**
 * The session an earlier token carries on, or null. Its signature is by the page's own key and proves only that nobody
 * changed it; that this server named its session, for this site and origin, is what the nonce inside proves.
 */
async function sessionOf(
  token: string,
  { site, key }: PublicKey,
  origin: string,
  nowS: number,
  { crypto, nonces }: Services,
): Promise<string | null> {
  const opened = await openToken(token, crypto, { now: nowS });
  if (!opened.ok) return null;
  const { sid, nonce: issued, origin: from } = opened.value.claims;
  const isOurs = nonces.expiryOf(issued, { siteId: site.id, mode: key.mode, origin, sid }) !== null;
  return isOurs && from === origin ? sid : null;
}
