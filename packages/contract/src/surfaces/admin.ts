import { z } from 'zod';
import { action, failover, thresholds } from '../verdict.ts';
import { tier } from './usage.ts';

const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[A-Za-z0-9]{20}$`));
export const accountId = id('acc');
export const siteId = id('site');
export const keyId = id('key');
const at = z.iso.datetime();

/** An origin a site's pages may have: scheme, host and port, or any port of a loopback host written `http://localhost:*`. */
export const siteOrigin = z
  .string()
  .max(255)
  .regex(/^https?:\/\/[^/\s?#@]+$/, 'an origin: scheme, host and optional port, without a path');

export const account = z.object({ id: accountId, name: z.string(), tier, created_at: at });
export const accountCreate = z.strictObject({ name: z.string().min(1).max(120), tier: tier.default('free') });
export const accountUpdate = z.strictObject({ name: z.string().min(1).max(120).optional(), tier: tier.optional() });

export const PUBLIC_VERDICTS = ['action', 'band', 'score'] as const;
export const publicVerdictSetting = z.enum(PUBLIC_VERDICTS);

/** What a site may decide for itself. */
export const siteSettings = z.object({
  name: z.string().min(1).max(120),
  origins: z.array(siteOrigin).min(1).max(50),
  /** what `botd:verdict` may carry */
  public_verdict: publicVerdictSetting,
  thresholds,
  /** action per category of identified bot */
  category_policy: z.record(z.string().max(40), action),
  /** what a backend should do when no verdict can be had */
  failover,
  /** where visitors who are refused may ask: a page or a mail address */
  contact: z
    .union([z.url({ protocol: /^https?$/ }), z.email()])
    .nullable()
    .optional(),
});
export type SiteSettings = z.infer<typeof siteSettings>;
export const site = siteSettings.extend({ id: siteId, account_id: accountId, created_at: at });
export const siteCreate = z.strictObject({
  account_id: accountId.optional(),
  name: siteSettings.shape.name,
  origins: siteSettings.shape.origins,
  public_verdict: publicVerdictSetting.default('action'),
  thresholds: thresholds.prefault({}),
  category_policy: siteSettings.shape.category_policy.default({}),
  failover: siteSettings.shape.failover.default('allow'),
  contact: siteSettings.shape.contact,
});
export const siteUpdate = z.strictObject({
  name: siteSettings.shape.name.optional(),
  origins: siteSettings.shape.origins.optional(),
  public_verdict: publicVerdictSetting.optional(),
  /** the ones named; the others stay */
  thresholds: z
    .strictObject({
      suspicious: z.int().min(1).max(100).optional(),
      automated: z.int().min(1).max(100).optional(),
      knownBot: z.int().min(1).max(100).optional(),
    })
    .optional(),
  category_policy: siteSettings.shape.category_policy.optional(),
  failover: siteSettings.shape.failover.optional(),
  contact: siteSettings.shape.contact,
});

export const KEY_KINDS = ['public', 'secret', 'read', 'admin'] as const;
export const keyKind = z.enum(KEY_KINDS);
/** `admin` administers the key's own account; `deployment` beside it, every account. */
export const SCOPES = ['collect', 'verdict', 'read', 'links', 'admin', 'deployment'] as const;
export const scope = z.enum(SCOPES);
export const keyMode = z.enum(['live', 'test']);

/** A key as it is listed: never the key itself, its last four characters only. */
export const key = z.object({
  id: keyId,
  account_id: accountId,
  site_id: siteId.nullable(),
  kind: keyKind,
  mode: keyMode,
  scopes: z.array(scope),
  name: z.string(),
  last4: z.string().length(4),
  created_at: at,
  expires_at: at.nullable(),
  last_used_at: at.nullable(),
  revoked_at: at.nullable(),
  exposed_at: at.nullable(),
});
export type Key = z.infer<typeof key>;
/** Create a key. `links_only` with kind `secret` makes the narrow key that smart-URL paths take from the query. */
export const keyCreate = z.strictObject({
  account_id: accountId.optional(),
  kind: keyKind,
  mode: keyMode.default('live'),
  site_id: siteId.optional(),
  links_only: z.boolean().default(false),
  /** with kind `admin`: administers every account; only such a key can make another */
  deployment: z.boolean().default(false),
  name: z.string().min(1).max(120),
  expires_at: at.optional(),
});
/** The only answer that carries a key's secret. */
export const keyCreated = z.object({ key, secret: z.string() });
/** Rotate: a new key of the same kind now, the old one revoked after the overlap. */
export const keyRotate = z.strictObject({ overlap_seconds: z.int().min(0).max(2_592_000).default(86_400) });

export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable() });
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(64).optional(),
  account_id: accountId.optional(),
});
