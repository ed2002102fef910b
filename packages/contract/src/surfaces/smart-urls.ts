import { z } from 'zod';
import { accountId, siteId } from './admin.ts';

/** What a check found, in the published words. */
export const LINK_STATUSES = [
  'BLOCK BY IP DATABASE',
  'BLOCK BY MALICIOUS ACTIVITY',
  'BLOCK BY HOSTNAME DATABASE',
  'BLOCK BY PROXY/VPN/TOR',
  'BLOCK BY COUNTRY',
  'BLOCK BY IP NON-ISP',
  'BLOCK BY SPIDER CRAWLER',
  'BLOCK BY THREAT URL',
  'BLOCK BY INVALID KEYNAME',
  'BLOCK BY DEVICE DESKTOP',
  'BLOCK BY DEVICE MOBILE',
  'BLOCK BY BLACKLIST IP (USER)',
  'ALLOW BY WHITELIST IP (USER)',
  'VISITOR',
] as const;
export type LinkStatus = (typeof LINK_STATUSES)[number];

/** Where a blocked visitor is sent when the owner named no page: published words that clients compare. */
export const LINK_SENTINELS = { forbidden: 'STOPBOTNET 403', not_found: 'STOPBOTNET 404' } as const;

export const keyname = z.string().regex(/^[A-Za-z0-9]{1,64}$/, 'letters and digits, at most 64');

/**
 * An address that a redirect may lead to: http or https, no name or password in it. Kept as browsers read it, so that it fits into a
 * header whatever letters it is written in, and shows where it leads.
 */
export const linkTarget = z
  .url({ protocol: /^https?$/, normalize: true })
  .max(2048)
  // Browsers take any number of slashes of either kind before the host.
  .refine((text) => !/^https?:[\\/]*[^\\/?#]*@/i.test(text), 'must not hold a name or password');

const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);
const country = z.string().regex(/^[A-Z]{2}$/, 'a country code of two capital letters');

/** Whom a smart URL turns away. Nothing is turned away by default. */
export const linkRules = z.strictObject({
  /** countries that alone may pass, or that may not */
  countries: z
    .strictObject({ mode: z.enum(['allow', 'deny']), codes: z.array(country).min(1).max(250) })
    .nullable()
    .default(null),
  block_desktop: z.boolean().default(false),
  block_mobile: z.boolean().default(false),
  block_proxies: z.boolean().default(false),
  block_non_isp: z.boolean().default(false),
  /** `unverified` lets crawlers pass that prove who they are */
  block_crawlers: z.enum(['none', 'unverified', 'all']).default('none'),
  block_threat_urls: z.boolean().default(false),
  /** requests that are judged automated by themselves */
  block_malicious: z.boolean().default(false),
  /** addresses that attacked smart URLs of this deployment three times within a day */
  block_known_addresses: z.boolean().default(false),
  /** endings of host names, such as `.amazonaws.com` */
  block_hostnames: z
    .array(
      z
        .string()
        .regex(/^\.?[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'a host name or its ending, in small letters')
        .max(253),
    )
    .max(500)
    .default([]),
  allow_list: z.array(network).max(1000).default([]),
  block_list: z.array(network).max(1000).default([]),
});
export type LinkRules = z.infer<typeof linkRules>;

/** What the owner of a smart URL decides. */
export const linkSettings = z.strictObject({
  target: linkTarget,
  /** a page, or the answer 403 or 404 */
  blocked: z.union([z.literal(['forbidden', 'not_found']), linkTarget]).default('forbidden'),
  /** visitors must run JavaScript before they are sent on */
  javascript: z.boolean().default(false),
  /** public key of the site whose collector the check page runs; without it running JavaScript is enough */
  public_key: z.string().max(64).nullable().default(null),
  /** site that checks are counted for */
  site_id: siteId.nullable().default(null),
  rules: linkRules.prefault({}),
});
export type LinkSettings = z.infer<typeof linkSettings>;

export const link = linkSettings.extend({ keyname, account_id: accountId, created_at: z.iso.datetime() });
export const linkCreate = linkSettings.extend({ account_id: accountId.optional(), keyname });
/** Fields not named stay; of the rules too. */
export const linkUpdate = z.strictObject({
  target: linkSettings.shape.target.optional(),
  blocked: linkSettings.shape.blocked.unwrap().optional(),
  javascript: z.boolean().optional(),
  public_key: linkSettings.shape.public_key.unwrap().optional(),
  site_id: linkSettings.shape.site_id.unwrap().optional(),
  rules: z
    .strictObject({
      countries: linkRules.shape.countries.unwrap().optional(),
      block_desktop: z.boolean().optional(),
      block_mobile: z.boolean().optional(),
      block_proxies: z.boolean().optional(),
      block_non_isp: z.boolean().optional(),
      block_crawlers: linkRules.shape.block_crawlers.unwrap().optional(),
      block_threat_urls: z.boolean().optional(),
      block_malicious: z.boolean().optional(),
      block_known_addresses: z.boolean().optional(),
      block_hostnames: linkRules.shape.block_hostnames.unwrap().optional(),
      allow_list: linkRules.shape.allow_list.unwrap().optional(),
      block_list: linkRules.shape.block_list.unwrap().optional(),
    })
    .optional(),
});

const address = z.union([z.ipv4(), z.ipv6()]);
const flag = z.literal([0, 1]);
/** UTC, without a zone, as published. */
const timeResponse = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);

// What visitors send is as long as they like: a check that fails on it lets them past whoever asks.
const ua = z.string().max(8192);
const url = z.string().max(8192);

/** Query of a check; with `js=1`, the report that a visitor ran JavaScript. */
export const linkQuery = z.object({
  apikey: z.string().optional(),
  ip: address,
  keyname: z.string().min(1).max(128),
  ua: ua.optional(),
  url: url.optional(),
  js: z.literal('1').optional(),
});
export const blockerQuery = z.object({
  apikey: z.string().optional(),
  ip: address,
  ua,
  url,
});
export const addressQuery = z.object({ apikey: z.string().optional(), ip: address });

/** What is known of an address; null where it is not known, 0 for a network that is not. */
const place = {
  hostname: z.string().nullable(),
  asn: z.int().min(0),
  company: z.string().nullable(),
  isp: z.string().nullable(),
  city: z.string().nullable(),
  district: z.string().nullable(),
  region: z.string().nullable(),
  postcode: z.string().nullable(),
  country: z.string().length(2).nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  timezone: z.string().nullable(),
};

export const blockerAnswer = z.strictObject({
  IP: z.string(),
  IPInfo: z.strictObject(place),
  IPStatus: z.strictObject({
    isBot: flag,
    BlockAccess: flag,
    ThreatURL: flag,
    DetectActivity: z.enum(LINK_STATUSES),
  }),
  UA: z.string(),
  status: z.literal('success'),
  timeResponse,
});
export const linkAnswer = blockerAnswer.extend({
  /** a page, or one of the published words for 403 and 404 */
  redirectTo: z.string(),
  jsResponse: z.enum(['0', '1']),
});
export const linkScriptAnswer = z.strictObject({ status: z.literal('success'), AddVisitorStatus: flag, timeResponse });
export const addressAnswer = z.strictObject({
  ip: z.string(),
  ...place,
  countryCode: z.string().length(2).nullable(),
  status: z.literal('success'),
  timeResponse,
});

/** Every refusal of this surface. */
export const linkRefusal = z.strictObject({ status: z.literal('failed'), message: z.string(), timeResponse });
