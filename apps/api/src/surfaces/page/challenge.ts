import { type ChallengeAnswer, challengeRequest, solutionRequest } from '@veridict/contract';
import { decodeEvidence, decodeLate, merge, parseJson, SESSION_WINDOW_S } from '@veridict/verifier';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CHALLENGE_TRIES, CHALLENGE_TTL_S, createProofs, type Proofs, WAIT_S } from '../../challenge.ts';
import { hashText } from '../../crypto.ts';
import type { Services } from '../../deps.ts';
import { orRefuse, refusal } from '../../errors.ts';
import { countSolved } from '../../hits/counted.ts';
import { judgePageView, type KeptContext, type Outcome, outcomeOf, refuseSpent } from '../../judge.ts';
import type { PageViewRow, SiteRow } from '../../state/port.ts';
import { noticeOf } from '../../webhooks/blocked.ts';
import { laterTlsOf } from './later-tls.ts';
import { admitOrigin, jsonBody, originOf, signedVerdict } from './request.ts';

const windowMs = SESSION_WINDOW_S * 1000;

/** The two requests of a challenge. */
export function createChallenges(services: Services) {
  const proofs = createProofs(services.nonceKey);
  return {
    ask: (request: FastifyRequest, reply: FastifyReply) => ask(request, reply, services, proofs),
    solve: (request: FastifyRequest, reply: FastifyReply) => solve(request, reply, services, proofs),
  };
}

/** What the visitor behind a token is to do: work, wait, nothing, or nothing that would help. */
async function ask(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  proofs: Proofs,
): Promise<ChallengeAnswer> {
  const { state, now, random } = services;
  const { token, work } = jsonBody(request, challengeRequest);
  const { pageView, site } = await findPage(token, request, reply, services);
  const at = now();
  const { sid, jti } = pageView;
  const outcome = outcomeOf(pageView, await state.loadSession(sid, at - windowMs), site, at);
  const told = { reference: sid, contact: site.contact ?? null };
  if (outcome.action === 'allow') return { kind: 'none', ...told };
  if (outcome.action === 'block') return { kind: 'blocked', ...told };
  const id = `ch_${Buffer.from(random(16)).toString('base64url')}`;
  const kind = work ? ('work' as const) : ('wait' as const);
  const readyAt = at + (work ? 0 : WAIT_S * 1000);
  const expiresAt = at + CHALLENGE_TTL_S * 1000;
  const row = { id, sid, jti, kind, issuedAt: at, readyAt, expiresAt };
  if (!(await state.issueChallenge(row, at - windowMs, CHALLENGE_TRIES))) {
    await afterTries(pageView, outcome, at, services);
    return { kind: 'blocked', ...told };
  }
  if (!work) return { kind, id, wait_s: WAIT_S, ...told };
  return {
    kind,
    id,
    challenge: await proofs.issue({ id, sid, jti }, { score: outcome.score, mode: pageView.mode }),
    ...told,
  };
}

/** Take a solution, once, and judge its page view again. A solution that is none changes nothing. */
async function solve(request: FastifyRequest, reply: FastifyReply, services: Services, proofs: Proofs) {
  const { hits, state, signing, now, policy } = services;
  const { token, id, payload } = jsonBody(request, solutionRequest);
  const { pageView, evidence, site, sender } = await findPage(token, request, reply, services);
  const at = now();
  const { sid, jti } = pageView;
  const kind = payload === undefined ? ('wait' as const) : ('work' as const);
  if (payload !== undefined && !(await proofs.isSolved(payload, { id, sid, jti }))) throw refusal('challenge_unsolved');
  const kept = JSON.parse(pageView.context) as KeptContext;
  const context: KeptContext = {
    ...kept,
    ...laterTlsOf(kept, sender),
    challenge: kind === 'work' ? 'solved' : 'waited',
  };
  const first = orRefuse(decodeEvidence(evidence.first));
  const late = evidence.late === null ? null : orRefuse(decodeLate(orRefuse(parseJson(evidence.late))));
  const judged = judgePageView(merge(first, late), context, policy);
  const again = { ...judged, context: JSON.stringify(context) };
  const counted = hits.isOn ? countSolved(pageView, { ...judged, id, at }, context, site) : undefined;
  if (!(await state.solveChallenge({ id, jti, kind, at, ...again, counted }))) throw refusal('challenge_unsolved');
  const current = { ...pageView, ...again, judgedAt: at };
  const outcome = outcomeOf(current, await state.loadSession(sid, at - windowMs), site, at);
  return signedVerdict(current, await afterTries(current, outcome, at, services), site, signing);
}

/** What is to be done with whom a challenge did not help: another one, or after the last nothing more. */
async function afterTries(own: PageViewRow, outcome: Outcome, at: number, { state }: Services): Promise<Outcome> {
  if (outcome.action !== 'challenge') return outcome;
  const refused = refuseSpent(outcome);
  const notice = noticeOf(own, refused, at);
  const tries = { sid: own.sid, since: at - windowMs, most: CHALLENGE_TRIES, at, notice };
  return (await state.spendChallenges(tries)) ? refused : outcome;
}

/** The page view of a token whose own page asks. */
async function findPage(token: string, request: FastifyRequest, reply: FastifyReply, services: Services) {
  const { access, network, state, now } = services;
  const found = await state.findByToken(hashText(token));
  const at = now();
  if (!found?.evidence || found.pageView.expiresAt <= at) throw refusal('token_unknown');
  const { pageView, evidence }: { pageView: PageViewRow; evidence: NonNullable<typeof found.evidence> } = {
    ...found,
    evidence: found.evidence,
  };
  const site: SiteRow | null = await access.site(pageView.accountId, pageView.siteId);
  if (!site) throw refusal('token_unknown');
  const origin = originOf(request);
  if (!admitOrigin(reply, site, origin) || origin !== pageView.origin) throw refusal('origin_forbidden');
  const sender = network.senderOf(request, site);
  access.countPageRequest(site.id, sender.address);
  return { pageView, evidence, site, sender };
}
