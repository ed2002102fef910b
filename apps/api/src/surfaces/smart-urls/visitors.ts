import { createHmac } from 'node:crypto';
import type { LinkRules } from '@veridict/contract';
import type { FastifyRequest } from 'fastify';
import { networkOf } from '../../address.ts';
import type { Services } from '../../deps.ts';
import { claimantOf } from '../../identity/target.ts';
import { type AssessedRequest, assessRequest } from '../../judge.ts';
import type { SiteRow } from '../../state/port.ts';
import type { Visitor } from './decide.ts';
import { isThreat } from './threats.ts';

const dayMs = 86_400_000;

/** A visitor as known for a decision, and the judgement it rests on. */
export interface Met {
  visitor: Visitor;
  assessed: AssessedRequest;
}

/** The form in which an address is remembered: nobody can read or guess it back. */
export const visitorHash = (address: string, nonceKey: Uint8Array): string =>
  createHmac('sha256', nonceKey)
    .update(`link visitor:${networkOf(address, 32, 64) ?? address}`)
    .digest('base64url');

/**
 * A visitor of whom somebody else tells address, user agent and url. Of the headers only one is known, so that only what
 * names itself a robot is judged by them: what is absent was not told.
 */
export async function reportedVisitor(
  { ip, ua, url }: { ip: string; ua: string; url: string },
  rules: LinkRules | null,
  site: SiteRow | null,
  services: Services,
): Promise<Met> {
  const { network, identify, policy } = services;
  const words = { method: 'GET', httpVersion: '1.1', headers: [['User-Agent', ua]] as const };
  const seen = network.seeReported({ words, secure: true, address: ip, tls: null });
  const identity = await identify({ request: { ...words, headers: [...words.headers] }, target: null, address: ip });
  const isRobot = ua === '' || identity.kind !== 'none';
  const judged = assessRequest(isRobot ? seen : { ...seen, request: null }, identity, policy, site);
  const assessed = { ...judged, context: { ...judged.context, request: seen.request } };
  return { assessed, visitor: await visitorOf({ address: ip, ua, url, info: seen.ip, assessed }, rules, services) };
}

/** A visitor whose request came here itself. */
export async function ownVisitor(
  request: FastifyRequest,
  rules: LinkRules,
  site: SiteRow | null,
  services: Services,
): Promise<Met> {
  const { network, identify, policy } = services;
  const sender = network.senderOf(request);
  const seen = network.see(request, sender, null);
  const assessed = assessRequest(seen, await identify(claimantOf(request, sender)), policy, site);
  const ua = request.headers['user-agent'] ?? '';
  const of = { address: sender.address, ua, url: request.url, info: seen.ip, assessed };
  return { assessed, visitor: await visitorOf(of, rules, services) };
}

async function visitorOf(
  of: { address: string; ua: string; url: string; info: Visitor['info']; assessed: AssessedRequest },
  rules: LinkRules | null,
  { state, now, nonceKey, hostnameOf }: Services,
): Promise<Visitor> {
  const { address, ua, url, info, assessed } = of;
  const { band, judgement } = assessed;
  // Asked only where the answer counts: each costs a look-up.
  const [hostname, attacks] = await Promise.all([
    rules !== null && rules.block_hostnames.length > 0 ? hostnameOf(address) : null,
    rules?.block_known_addresses ? state.countAttacks(visitorHash(address, nonceKey), now() - dayMs) : 0,
  ]);
  return {
    address,
    info,
    identity: judgement.identity,
    isAutomated: band === 'automated' || band === 'known-bot',
    device: /\bMobi(?:le)?\b|iPhone|iPod|iPad|Tablet|Android/.test(ua) ? 'mobile' : 'desktop',
    hostname,
    isThreat: isThreat(url),
    attacks,
  };
}
