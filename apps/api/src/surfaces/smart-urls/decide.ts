import type { Identity, LinkRules, LinkStatus } from '@veridict/contract';
import { type IpInfo, parseAddress, parseCidr } from '@veridict/ip';

/** Everything a smart URL may decide by. */
export interface Visitor {
  address: string;
  info: IpInfo | null;
  identity: Identity;
  /** judged automated by the request alone */
  isAutomated: boolean;
  device: 'desktop' | 'mobile';
  hostname: string | null;
  isThreat: boolean;
  /** attacks on this deployment's smart URLs within a day */
  attacks: number;
}

/** From so many attacks within a day an address is in the database. */
export const ATTACKS_KNOWN = 3;

// Robots that are nobody's crawler: a program that somebody runs.
const TOOLS = new Set(['http_library', 'browser_automation', 'scanner']);

/** Does it say, or prove, to be a crawler? */
export const isCrawler = ({ kind, category }: Identity): boolean => kind !== 'none' && !TOOLS.has(category ?? '');
/** Has it proven to be who it says? */
export const isProven = ({ kind }: Identity): boolean => kind === 'verified' || kind === 'signed';
/** A robot of whatever kind. */
export const isRobot = ({ identity, isAutomated }: Pick<Visitor, 'identity' | 'isAutomated'>): boolean =>
  identity.kind !== 'none' || isAutomated;

/**
 * What a visitor is to a smart URL: the first of these that holds, in this order. What is not known of an address blocks
 * nobody. `null` rules: there is no such smart URL.
 */
export function decide(rules: LinkRules | null, visitor: Visitor): LinkStatus {
  if (rules === null) return 'BLOCK BY INVALID KEYNAME';
  const { address, info, identity, isAutomated, device, hostname, isThreat, attacks } = visitor;
  if (isListed(rules.allow_list, address)) return 'ALLOW BY WHITELIST IP (USER)';
  if (isListed(rules.block_list, address)) return 'BLOCK BY BLACKLIST IP (USER)';
  if (rules.block_known_addresses && attacks >= ATTACKS_KNOWN) return 'BLOCK BY IP DATABASE';
  if (rules.block_threat_urls && isThreat) return 'BLOCK BY THREAT URL';
  if (isCrawler(identity)) {
    const isAllowed = isProven(identity) ? rules.block_crawlers !== 'all' : rules.block_crawlers === 'none';
    if (!isAllowed) return 'BLOCK BY SPIDER CRAWLER';
    // It comes from a datacenter and runs no script: what follows is about people.
    if (isProven(identity)) return 'VISITOR';
  }
  if (rules.block_malicious && isAutomated) return 'BLOCK BY MALICIOUS ACTIVITY';
  if (hostname !== null && rules.block_hostnames.some((ending) => hasEnding(hostname, ending)))
    return 'BLOCK BY HOSTNAME DATABASE';
  // People sit behind relays and company gateways.
  if (rules.block_proxies && info?.relay !== true && (info?.proxy || info?.vpn || info?.tor))
    return 'BLOCK BY PROXY/VPN/TOR';
  if (rules.block_non_isp && info?.datacenter === true) return 'BLOCK BY IP NON-ISP';
  const country = info?.country ?? null;
  if (rules.countries !== null && country !== null) {
    const isNamed = rules.countries.codes.includes(country);
    if (isNamed !== (rules.countries.mode === 'allow')) return 'BLOCK BY COUNTRY';
  }
  if (rules.block_desktop && device === 'desktop') return 'BLOCK BY DEVICE DESKTOP';
  if (rules.block_mobile && device === 'mobile') return 'BLOCK BY DEVICE MOBILE';
  return 'VISITOR';
}

/** Is the visitor turned away? */
export const isBlocked = (status: LinkStatus): boolean => status.startsWith('BLOCK');

function hasEnding(hostname: string, ending: string): boolean {
  const bare = ending.replace(/^\./, '');
  return hostname.endsWith(`.${bare}`) || (bare === ending && hostname === bare);
}

function isListed(networks: readonly string[], text: string): boolean {
  const address = parseAddress(text);
  return address !== null && networks.some((network) => holds(network, address));
}

function holds(network: string, address: NonNullable<ReturnType<typeof parseAddress>>): boolean {
  const range = parseCidr(network);
  if (range === null) return false;
  const at = numberOf(address);
  return range.first.version === address.version && numberOf(range.first) <= at && at <= numberOf(range.last);
}

const numberOf = (address: NonNullable<ReturnType<typeof parseAddress>>): bigint =>
  address.version === 4 ? BigInt(address.bits) : (address.high << 64n) | address.low;
