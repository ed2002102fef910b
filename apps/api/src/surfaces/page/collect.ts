import type { CollectAnswer, TokenClaims } from '@veridict/contract';
import { type Decoded, openCollect, SESSION_WINDOW_S, thumbprint } from '@veridict/verifier';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PublicKey } from '../../access/authenticate.ts';
import { hashText } from '../../crypto.ts';
import type { Services } from '../../deps.ts';
import { orRefuse, refusal } from '../../errors.ts';
import { countCollect } from '../../hits/counted.ts';
import { claimantOf } from '../../identity/target.ts';
import {
  contextOf,
  contextText,
  forcedOutcome,
  type Judged,
  judgePageView,
  type KeptContext,
  outcomeOf,
} from '../../judge.ts';
import type { Sender } from '../../network/network.ts';
import type { PageViewRow } from '../../state/port.ts';
import { blockNotice } from '../../webhooks/blocked.ts';
import { metBefore } from './recordings.ts';
import { admitOrigin, bodyOf, originOf, signedVerdict } from './request.ts';
import { sessionTlsOf } from './session-tls.ts';

/** Seconds for which a nonce's use is remembered after it expired: longer than any token with it is still taken. */
const rememberS = 60;

/**
 * Judge a page view, with what its session did about a challenge where that could matter: who is let in anyway is asked
 * for nothing, and costs no look into the store.
 */
async function judgeChallenged(
  decoded: Decoded,
  context: KeptContext,
  { sid, act }: Pick<TokenClaims, 'sid' | 'act'>,
  { state, now, policy }: Services,
): Promise<Judged & { context: string }> {
  const judged = judgePageView(decoded, context, policy);
  const isSuspect = judged.score > policy.ceilings.score || forcedOutcome(act ?? null) !== null;
  const kind = isSuspect ? await state.solvedChallenge(sid, now() - SESSION_WINDOW_S * 1000) : null;
  if (kind === null) return { ...judged, context: contextText(context) };
  const challenged: KeptContext = { ...context, challenge: kind === 'work' ? 'solved' : 'waited' };
  return { ...judgePageView(decoded, challenged, policy), context: contextText(challenged) };
}

/** Check, judge and keep a page view, then answer. Nothing is acknowledged that is not durable. */
export async function collect(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
): Promise<CollectAnswer> {
  const { access, hits, learned, identify, network, nonces, state, visits, now, random, crypto } = services;
  if (hits.isFull()) throw refusal('backlog_full');
  const origin = originOf(request);
  const at = now();
  let key: PublicKey | null = null;
  let sender: Sender | null = null;
  let nonceExpiryS = 0;

  const opened = orRefuse(
    await openCollect(bodyOf(request), crypto, {
      now: Math.floor(at / 1000),
      origin,
      async admit({ aud }) {
        key = await access.publicKey(aud);
        if (!key) return { code: 'public_key_unknown' };
        if (!admitOrigin(reply, key.site, origin)) return { code: 'origin_forbidden' };
        sender = network.senderOf(request, key.site);
        access.countPageRequest(key.site.id, sender.address);
        return null;
      },
      checkNonce({ nonce, sid }) {
        const { site, key: row } = key!;
        const expiry = nonces.expiryOf(nonce, { siteId: site.id, mode: row.mode, origin, sid });
        if (expiry === null) return 'nonce_invalid';
        nonceExpiryS = expiry;
        return expiry <= Math.floor(at / 1000) ? 'nonce_expired' : 'ok';
      },
    }),
  );
  const { site, key: row, account } = key! as PublicKey;
  const { claims, header, token, evidence, decoded } = opened;
  const from = sender! as Sender;
  const identity = await identify(claimantOf(request, from));
  const context = {
    ...contextOf(network.see(request, from, claims.sid), identity),
    ...(await metBefore(opened, at, state)),
    nonce: claims.nonce,
    sessionTls: await sessionTlsOf(claims.sid, from, services),
  };
  const ticket = Buffer.from(random(16)).toString('base64url');
  const judged = await judgeChallenged(decoded, context, claims, services);
  const pageView: PageViewRow = {
    jti: claims.jti,
    sid: claims.sid,
    siteId: site.id,
    accountId: account.id,
    jkt: thumbprint(header.jwk, crypto.sha256),
    tokenHash: hashText(token),
    ticketHash: hashText(ticket),
    mode: row.mode,
    action: claims.act ?? null,
    origin,
    createdAt: at,
    expiresAt: claims.exp * 1000,
    judgedAt: at,
    ...judged,
    lateSeq: 0,
    lateCount: 0,
  };
  const nonceExpiresAt = (nonceExpiryS + rememberS) * 1000;
  const counted = hits.isOn ? countCollect(pageView, context, site) : undefined;
  const notice = blockNotice(pageView, site, at);
  // Asked together, so that one turn of the store answers both.
  const [recorded, session] = await Promise.all([
    state.recordCollect({ pageView, evidence, nonce: claims.nonce, nonceExpiresAt, counted, notice }),
    state.loadSession(claims.sid, at - SESSION_WINDOW_S * 1000, claims.jti),
    visits.noteRun(site.id, from.address, request.headers['user-agent'] ?? ''),
  ]);
  if (recorded === 'nonce_used') throw refusal('nonce_used');
  const outcome = outcomeOf(pageView, session, site, at);
  if (outcome.pageView === pageView && row.mode === 'live') learned.note(context, outcome.judgement);
  const told = await signedVerdict(pageView, outcome, site, services.signing);
  return { ...told, ticket, session_id: claims.sid, expires_at: claims.exp };
}
