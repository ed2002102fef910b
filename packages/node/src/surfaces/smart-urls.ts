import { isObject } from '../answers.ts';
import type { Settings } from '../options.ts';
import { ask } from '../request.ts';
import type { Asking } from './statistics.ts';

/** What a check found, in the published words. */
export type LinkStatus =
  | 'BLOCK BY IP DATABASE'
  | 'BLOCK BY MALICIOUS ACTIVITY'
  | 'BLOCK BY HOSTNAME DATABASE'
  | 'BLOCK BY PROXY/VPN/TOR'
  | 'BLOCK BY COUNTRY'
  | 'BLOCK BY IP NON-ISP'
  | 'BLOCK BY SPIDER CRAWLER'
  | 'BLOCK BY THREAT URL'
  | 'BLOCK BY INVALID KEYNAME'
  | 'BLOCK BY DEVICE DESKTOP'
  | 'BLOCK BY DEVICE MOBILE'
  | 'BLOCK BY BLACKLIST IP (USER)'
  | 'ALLOW BY WHITELIST IP (USER)'
  | 'VISITOR';

/** What is known of an address; null where it is not known, 0 for a network that is not. */
export interface AddressPlace {
  hostname: string | null;
  asn: number;
  company: string | null;
  isp: string | null;
  city: string | null;
  district: string | null;
  region: string | null;
  postcode: string | null;
  country: string | null;
  latitude: number | null;
  longitude: number | null;
  timezone: string | null;
}

/** What a check without a smart URL found. */
export interface BlockerCheck {
  IP: string;
  IPInfo: AddressPlace;
  IPStatus: { isBot: 0 | 1; BlockAccess: 0 | 1; ThreatURL: 0 | 1; DetectActivity: LinkStatus };
  UA: string;
  status: 'success';
  timeResponse: string;
}

/** What a check of a smart URL's visitor found. */
export interface LinkCheck extends BlockerCheck {
  /** a page, or `STOPBOTNET 403` or `STOPBOTNET 404` */
  redirectTo: string;
  jsResponse: '0' | '1';
}

/** What is known of an address. */
export interface AddressLookup extends AddressPlace {
  ip: string;
  countryCode: string | null;
  status: 'success';
  timeResponse: string;
}

/** A visitor as your server saw it. */
interface Visitor extends Asking {
  ip: string;
  userAgent: string;
  /** the address that was asked for */
  url: string;
}

/** Checks of smart URLs. A secret key may ask, or one for smart URLs alone; neither travels in an address. */
export interface SmartUrls {
  smartUrls: {
    /** Check a visitor of a smart URL. Not asked again when the connection broke: the visit may have been counted. */
    check(visitor: Visitor & { keyname: string }): Promise<LinkCheck>;
    /** Report that a visitor ran JavaScript: true when this address was checked at this smart URL before. Costs nothing. */
    ranJavaScript(visitor: Asking & { ip: string; keyname: string }): Promise<boolean>;
    /** Check a visitor without a smart URL. */
    blocker(visitor: Visitor): Promise<BlockerCheck>;
    /** What is known of an address. */
    lookUp(ip: string, options?: Asking): Promise<AddressLookup>;
  };
}

/** Make the methods for smart URLs. */
export function createSmartUrls(settings: Settings): SmartUrls {
  const get = <T>(path: string, query: Record<string, string>, field: string, { signal }: Asking) =>
    ask(settings, {
      path: `/api/${path}?${new URLSearchParams(query)}`,
      read: (body) => (isObject(body) && body.status === 'success' && field in body ? (body as T) : null),
      isRepeatable: false,
      signal,
    });
  return {
    smartUrls: {
      check: ({ ip, userAgent, url, keyname, ...options }) =>
        get<LinkCheck>('shorterlink', { ip, ua: userAgent, url, keyname }, 'redirectTo', options),
      ranJavaScript: async ({ ip, keyname, ...options }) => {
        const query = { ip, keyname, js: '1' };
        const answer = await get<{ AddVisitorStatus: 0 | 1 }>('shorterlink', query, 'AddVisitorStatus', options);
        return answer.AddVisitorStatus === 1;
      },
      blocker: ({ ip, userAgent, url, ...options }) =>
        get<BlockerCheck>('blocker', { ip, ua: userAgent, url }, 'IPStatus', options),
      lookUp: (ip, options = {}) => get<AddressLookup>('iplookup', { ip }, 'asn', options),
    },
  };
}
