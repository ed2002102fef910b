import { type LateAnswer, LIMITS, lateRequest } from '@veridict/contract';
import { decodeEvidence, decodeLate, merge, SESSION_WINDOW_S } from '@veridict/verifier';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hashText } from '../../crypto.ts';
import type { Services } from '../../deps.ts';
import { orRefuse, refusal } from '../../errors.ts';
import { countLate } from '../../hits/counted.ts';
import { newId } from '../../ids.ts';
import { judgePageView, keptContextOf, outcomeOf } from '../../judge.ts';
import { identitySecretOf, userOf } from '../../visitors/identity.ts';
import { printOf, printSecretOf } from '../../visitors/print.ts';
import { blockNotice } from '../../webhooks/blocked.ts';
import { laterTlsOf } from './later-tls.ts';
import { inputMetBefore } from './recordings.ts';
import { admitOrigin, jsonBody, originOf, signedVerdict } from './request.ts';

/** Add late evidence to the page view of a ticket and judge it again. What is older than what is there changes nothing. */
export async function late(request: FastifyRequest, reply: FastifyReply, services: Services): Promise<LateAnswer> {
  const { access, hits, network, state, now, policy } = services;
  if (hits.isFull()) throw refusal('backlog_full');
  const { ticket, seq, evidence } = jsonBody(request, lateRequest);
  const at = now();
  const found = await state.findByTicket(hashText(ticket), at);
  if (!found) throw refusal('ticket_unknown');
  const { pageView } = found;
  const site = await access.site(pageView.accountId, pageView.siteId);
  if (!site) throw refusal('ticket_unknown');
  const origin = originOf(request);
  if (!admitOrigin(reply, site, origin) || origin !== pageView.origin) throw refusal('origin_forbidden');
  const sender = network.senderOf(request, site);
  access.countPageRequest(site.id, sender.address);

  const told = orRefuse(decodeLate(evidence));
  const decoded = merge(orRefuse(decodeEvidence(found.evidence.first)), told);
  const user = told.identify ? userOf(told.identify, identitySecretOf(services.nonceKey, site.id)) : undefined;
  const kept = keptContextOf(pageView);
  const context = {
    ...kept,
    ...(await inputMetBefore(told, pageView.sid, at, state)),
    ...laterTlsOf(kept, sender),
  };
  const isKept = context.sameInput === kept.sameInput && context.laterTls === (kept.laterTls ?? null);
  const reported = told.readings.visitor?.components;
  const print = reported ? printOf(reported, context.network, printSecretOf(services.nonceKey, site.id)) : null;
  const visitor = print ? { print, freshId: newId('vis', services.random) } : undefined;
  const judged = judgePageView(decoded, context, policy);
  const counted = hits.isOn ? countLate(pageView, { ...judged, seq, at }, context, site) : undefined;
  const notice = blockNotice({ ...pageView, ...judged, judgedAt: at }, site, at);
  const [recorded, session] = await Promise.all([
    state.recordLate(
      {
        jti: pageView.jti,
        seq,
        late: JSON.stringify(evidence),
        at,
        ...judged,
        context: isKept ? undefined : JSON.stringify(context),
        user,
        visitor,
        counted,
        notice,
      },
      LIMITS.latePerPageView,
    ),
    state.loadSession(pageView.sid, at - SESSION_WINDOW_S * 1000),
  ]);
  if (recorded === 'limit') throw refusal('late_limit');
  if (recorded === 'unknown') throw refusal('ticket_unknown');
  const isApplied = recorded === 'applied';
  const stored = session?.pageViews.find(({ jti }) => jti === pageView.jti) ?? pageView;
  const current = isApplied ? { ...pageView, ...judged, judgedAt: at } : stored;
  const outcome = outcomeOf(current, session, site, at);
  return { ...(await signedVerdict(current, outcome, site, services.signing)), applied: isApplied };
}
