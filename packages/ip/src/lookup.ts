import { parseAddress } from './address.ts';
import type { AsnTable, Network } from './asn.ts';
import { type AsnKind, kindOfAsn } from './asn-kinds.ts';
import type { RangeTable } from './ranges.ts';
import { type Reserved, reservedLookup } from './reserved.ts';

/** What is known of an address. Null is not known; false is known not to be. */
export interface IpInfo {
  address: string;
  version: 4 | 6;
  /** why no public client has it; then nothing else is known */
  reserved: Reserved | null;
  /** ISO 3166-1 alpha-2 */
  country: string | null;
  city: string | null;
  asn: number | null;
  organisation: string | null;
  kind: AsnKind | 'possibly_hosting' | null;
  /** servers rather than people by the network's business; says nothing of relays and company gateways */
  datacenter: boolean | null;
  vpn: boolean | null;
  proxy: boolean | null;
  tor: boolean | null;
  /** a consumer relay or a company's web gateway: people, many to an address */
  relay: boolean | null;
}

/** A place by address: a reader of an `.mmdb` file, in the official nested or the flat schema. */
export type PlaceOf = (address: string) => { country: string | null; city: string | null };

/** A network by address, from an `.mmdb` file. */
export type NetworkOf = (address: string) => Network | null;

/** Named lists from the feeds, each optional. */
export interface FeedTables {
  datacenter?: RangeTable;
  vpn?: RangeTable;
  proxy?: RangeTable;
  tor?: RangeTable;
  relay?: RangeTable;
}

export interface IpSources {
  asn: AsnTable | null;
  /** asked before `asn` */
  network?: NetworkOf | null;
  place: PlaceOf | null;
  /** read at every look-up, so that an update takes effect at once */
  feeds: () => FeedTables;
}

// Words by which organisations name the business of servers, and words that take it back (access networks, institutions).
const HOSTING =
  /\b(web ?)?host(ing|er|s|ed)?\b|hosting|\bvps\b|\bservers?\b|dedicated|data ?cent(er|re|rum)|\bcloud\b|colo(cation)?\b|\bidc\b/i;
const ACCESS =
  /telecom|telekom|broadband|cable|mobile|wireless|cellular|communications?|fib(er|re)|universit|college|school|hospital|bank|government|ministry|municipal/i;

const SERVERS: ReadonlySet<AsnKind> = new Set(['cloud', 'hosting', 'cdn', 'proxy', 'vpn', 'tor']);

/** Put the sources together into one look-up: null when the text is no address. No I/O, a few microseconds. */
export function createIpLookup(sources: IpSources): (address: string) => IpInfo | null {
  const reservedOf = reservedLookup();
  return (text) => {
    const address = parseAddress(text);
    if (!address) return null;
    const info: IpInfo = {
      address: text,
      version: address.version,
      reserved: reservedOf(address),
      country: null,
      city: null,
      asn: null,
      organisation: null,
      kind: null,
      datacenter: null,
      vpn: null,
      proxy: null,
      tor: null,
      relay: null,
    };
    if (info.reserved) return info;
    // Files by address know IPv4 in its own form alone.
    const plain = address.version === 4 ? v4Text(address.bits) : text;
    Object.assign(info, sources.place?.(plain));
    const network = sources.network?.(plain) ?? null;
    const asn = network?.asn ?? (sources.asn?.ranges.find(address) || null);
    if (asn) {
      info.asn = asn;
      info.organisation = network?.organisation || (sources.asn?.nameOf(asn) ?? null);
      info.kind = kindOfAsn(asn) ?? (isHostingName(info.organisation) ? 'possibly_hosting' : null);
    }
    const feeds = sources.feeds();
    const inFeed = (name: keyof FeedTables) => (feeds[name] ? feeds[name].find(address) !== 0 : null);
    info.relay = inFeed('relay') || info.kind === 'relay' || info.kind === 'gateway' || (asn ? false : null);
    info.tor = inFeed('tor');
    info.vpn = inFeed('vpn') || (asn ? info.kind === 'vpn' : null);
    info.proxy = inFeed('proxy') || (asn ? info.kind === 'proxy' : null);
    info.datacenter = inFeed('datacenter') || (asn ? SERVERS.has(info.kind as AsnKind) : null);
    if (info.relay) info.datacenter = false;
    return info;
  };
}

const v4Text = (bits: number): string => [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.');

/** The name alone suggests servers: weaker than the list, never called a datacenter by itself. */
export function isHostingName(name: string | null): boolean {
  return name !== null && HOSTING.test(name) && !ACCESS.test(name);
}
