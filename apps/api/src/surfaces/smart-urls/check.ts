import { type blockerAnswer, LINK_SENTINELS, type LinkSettings, type LinkStatus, linkRules } from '@veridict/contract';
import type { IpInfo } from '@veridict/ip';
import type { z } from 'zod';
import { recordAssessed } from '../../assessed.ts';
import type { Services } from '../../deps.ts';
import type { LinkRow } from '../../state/port.ts';
import { isBlocked, isRobot } from './decide.ts';
import { timeText } from './envelope.ts';
import { type Met, visitorHash } from './visitors.ts';

/** What `/api/blocker` turns away, which asks about no smart URL: robots that prove nothing, and attacks. */
export const BLOCKER_RULES = linkRules.parse({
  block_crawlers: 'unverified',
  block_threat_urls: true,
  block_malicious: true,
  block_known_addresses: true,
});

/** Where a visitor is sent, in the published words. */
export function redirectOf(settings: LinkSettings | null, status: LinkStatus): string {
  if (settings === null) return LINK_SENTINELS.not_found;
  if (!isBlocked(status)) return settings.target;
  const { blocked } = settings;
  return blocked === 'forbidden' || blocked === 'not_found' ? LINK_SENTINELS[blocked] : blocked;
}

/** What is known of an address, in the published words. Nobody's position is told closer than its city. */
export function placeOf(info: IpInfo | null, hostname: string | null) {
  const organisation = info?.organisation ?? null;
  return {
    hostname,
    asn: info?.asn ?? 0,
    company: organisation,
    isp: info?.datacenter === true ? null : organisation,
    city: info?.city ?? null,
    district: null,
    region: null,
    postcode: null,
    country: info?.country ?? null,
    latitude: null,
    longitude: null,
    timezone: null,
  };
}

/** The answer to a check, without what belongs to a smart URL. */
export function answerOf(
  { visitor }: Met,
  status: LinkStatus,
  { ua, at }: { ua: string; at: number },
): z.infer<typeof blockerAnswer> {
  return {
    IP: visitor.address,
    IPInfo: placeOf(visitor.info, visitor.hostname),
    IPStatus: {
      isBot: isRobot(visitor) ? 1 : 0,
      BlockAccess: isBlocked(status) ? 1 : 0,
      ThreatURL: visitor.isThreat ? 1 : 0,
      DetectActivity: status,
    },
    UA: ua,
    status: 'success',
    timeResponse: timeText(at),
  };
}

const ATTACKS: ReadonlySet<LinkStatus> = new Set(['BLOCK BY MALICIOUS ACTIVITY', 'BLOCK BY THREAT URL']);

/** Remember who was at a smart URL, and tell statistics. */
export async function recordVisit(
  { visitor, assessed }: Met,
  status: LinkStatus,
  link: Pick<LinkRow, 'keyname' | 'accountId' | 'settings'>,
  services: Services,
): Promise<void> {
  const { state, now, nonceKey } = services;
  const { keyname, accountId, settings } = link;
  await recordAssessed(assessed, { kind: 'link', accountId, siteId: settings.site_id }, services);
  await state.recordLinkVisit({
    keyname,
    visitor: visitorHash(visitor.address, nonceKey),
    isAttack: ATTACKS.has(status),
    at: now(),
  });
}
