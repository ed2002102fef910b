import { join, resolve } from 'node:path';
import { TIERS, type Tier } from '@veridict/contract';
import { z } from 'zod';
import type { ProxyTrust } from './address.ts';
import type { HitsSetting } from './hits/setting.ts';
import { hitsOf, hitsSetting } from './hits/setting.ts';
import { headerNameSetting, type TlsSetting, tlsSetting, trustSetting } from './network/settings.ts';
import { SETTINGS } from './settings-table.ts';

/** What each tier may do. */
export type Tiers = Readonly<Record<Tier, { readonly monthly: number; readonly perMinute: number }>>;

/** The server's settings, checked. */
export interface Settings {
  port: number;
  host: string;
  /** folder of everything that is kept */
  dataDir: string;
  /** `file:…` or `postgres://…` */
  state: string;
  hits: HitsSetting;
  /** whether published lists of addresses are fetched by the server itself */
  feeds: 'off' | 'daily';
  trust: ProxyTrust;
  /** trusted proxies begin a connection with a PROXY header */
  proxyProtocol: boolean;
  /** header in which trusted proxies tell JA4; null for the platform's own */
  ja4Header: string | null;
  /** null: plain HTTP */
  tls: TlsSetting | null;
  /** `.mmdb` files of the owner, by what is asked of them */
  addressFiles: { country: string | null; city: string | null; asn: string | null };
  /** mail address for reports of misused smart URLs; null: `abuse@` the host that was asked */
  abuseContact: string | null;
  /** where messages to webhooks may go */
  webhooks: 'public' | 'any';
  /** `/v1/myip` requests a minute for one address */
  myIpRate: number;
  region: string | null;
  /** `iss` of signed verdicts */
  issuer: string;
  demo: 'auto' | 'on' | 'off';
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  tiers: Tiers;
  /** requests a minute that one address may send to one site's page endpoints */
  pageRate: number;
  /** requests in flight from which on new ones are shed */
  maxInFlight: number;
}

/** The environment holds a setting that cannot be used. The message names each variable, never a value. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'is not a whole number')
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must lie between ${min} and ${max}`);

const tierRow = z.strictObject({ monthly: z.int().min(0), perMinute: z.int().min(1) });
const tiers = z.string().transform((text, ctx): Tiers => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    ctx.addIssue('is not JSON');
    return z.NEVER;
  }
  const parsed = z.strictObject({ free: tierRow, pro: tierRow, enterprise: tierRow }).partial().safeParse(value);
  if (!parsed.success) {
    ctx.addIssue('must map free, pro or enterprise to {"monthly": …, "perMinute": …}');
    return z.NEVER;
  }
  const { free = TIERS.free, pro = TIERS.pro, enterprise = TIERS.enterprise } = parsed.data;
  return { free, pro, enterprise };
});

const schema = z.object({
  VERIDICT_PORT: wholeNumber(0, 65_535).prefault('8787'),
  VERIDICT_HOST: z.string().min(1).prefault('127.0.0.1'),
  VERIDICT_DATA: z.string().min(1).prefault('./data'),
  VERIDICT_STATE: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'must begin with `file:` or `postgres://`')
    .optional(),
  VERIDICT_FEEDS: z.enum(['off', 'daily'], 'must be off or daily').prefault('off'),
  VERIDICT_HITS: hitsSetting.prefault('embedded'),
  VERIDICT_HITS_CLUSTER: z
    .string()
    .regex(/^[\w{}-]{1,64}$/, 'must be the name of a cluster')
    .optional(),
  VERIDICT_TRUST_PROXY: trustSetting.prefault('off'),
  VERIDICT_PROXY_PROTOCOL: z.enum(['on', 'off'], 'must be on or off').prefault('off'),
  VERIDICT_JA4_HEADER: headerNameSetting.optional(),
  VERIDICT_TLS: tlsSetting.optional(),
  VERIDICT_COUNTRY_DB: z.string().optional(),
  VERIDICT_CITY_DB: z.string().optional(),
  VERIDICT_ASN_DB: z.string().optional(),
  VERIDICT_ABUSE_CONTACT: z.email('must be a mail address').optional(),
  VERIDICT_WEBHOOKS: z.enum(['public', 'any'], 'must be public or any').prefault('public'),
  VERIDICT_MYIP_RATE: wholeNumber(0, 1_000_000).prefault('60'),
  VERIDICT_REGION: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, - or _')
    .optional(),
  VERIDICT_ISSUER: z.string().max(255).prefault('veridict'),
  VERIDICT_DEMO: z.enum(['auto', 'on', 'off'], 'must be auto, on or off').prefault('auto'),
  VERIDICT_LOG: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be silent, error, warn, info or debug')
    .prefault('info'),
  VERIDICT_TIERS: tiers.prefault('{}'),
  VERIDICT_PAGE_RATE: wholeNumber(1, 1_000_000_000).prefault('1200'),
  VERIDICT_MAX_IN_FLIGHT: wholeNumber(1, 1_000_000).prefault('256'),
});

/** Read the settings from an environment. An empty variable counts as not set. */
export function settingsFrom(env: Readonly<Record<string, string | undefined>>): Settings {
  const known = new Set<string>(SETTINGS.map(({ name }) => name));
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => known.has(name) && value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new SettingsError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'));
  }
  const read = parsed.data;
  if (read.VERIDICT_PROXY_PROTOCOL === 'on' && read.VERIDICT_TRUST_PROXY.kind === 'off') {
    throw new SettingsError('VERIDICT_PROXY_PROTOCOL needs VERIDICT_TRUST_PROXY to say whose headers are read');
  }
  const dataDir = resolve(read.VERIDICT_DATA);
  return {
    port: read.VERIDICT_PORT,
    host: read.VERIDICT_HOST,
    dataDir,
    state: read.VERIDICT_STATE ?? `file:${join(dataDir, 'state.db')}`,
    feeds: read.VERIDICT_FEEDS,
    hits: hitsOf(read.VERIDICT_HITS, dataDir, read.VERIDICT_HITS_CLUSTER ?? null),
    trust: read.VERIDICT_TRUST_PROXY,
    proxyProtocol: read.VERIDICT_PROXY_PROTOCOL === 'on',
    ja4Header: read.VERIDICT_JA4_HEADER ?? null,
    tls: read.VERIDICT_TLS ?? null,
    addressFiles: {
      country: read.VERIDICT_COUNTRY_DB ?? null,
      city: read.VERIDICT_CITY_DB ?? null,
      asn: read.VERIDICT_ASN_DB ?? null,
    },
    abuseContact: read.VERIDICT_ABUSE_CONTACT ?? null,
    webhooks: read.VERIDICT_WEBHOOKS,
    myIpRate: read.VERIDICT_MYIP_RATE,
    region: read.VERIDICT_REGION ?? null,
    issuer: read.VERIDICT_ISSUER,
    demo: read.VERIDICT_DEMO,
    logLevel: read.VERIDICT_LOG,
    tiers: read.VERIDICT_TIERS,
    pageRate: read.VERIDICT_PAGE_RATE,
    maxInFlight: read.VERIDICT_MAX_IN_FLIGHT,
  };
}
