import { z } from 'zod';
import { ACTIONS, BANDS } from './wire.ts';

export const LAYERS = [
  'tls',
  'http',
  'ip',
  'browser',
  'consistency',
  'behaviour',
  'reputation',
  'identity',
  'rule',
] as const;
/** Where a signal looks. */
export type Layer = (typeof LAYERS)[number];

export const layer = z.enum(LAYERS);
export const band = z.enum(BANDS);
export const action = z.enum(ACTIONS);

/** One finding that weighed, or would have weighed: natural-log likelihood ratio, positive for bots. */
export const verdictSignal = z.object({
  name: z.string(),
  layer,
  /** contribution after caps and gates; the contributions and the prior add up to the score's log-odds */
  llr: z.number(),
  /** what was seen, in words; only in the tiers that include it */
  detail: z.string().optional(),
  family: z.string().optional(),
  /** weight in the policy, before caps and gates */
  weight: z.number().optional(),
  /** why the contribution differs from the weight: `identity`, `family_cap`, or the name of a context */
  gated_by: z.string().optional(),
});

/** Who the visitor says, or proves, to be. */
export const identity = z.object({
  kind: z.enum(['verified', 'signed', 'claimed', 'spoofed', 'none']),
  name: z.string().nullable(),
  category: z.string().nullable(),
  operator: z.string().nullable(),
});
export type Identity = z.infer<typeof identity>;

/** What kind of visitor a score stands for. */
export const VISITOR_CLASSES = ['human', 'automation', 'ai_agent', 'scraper', 'spoofed_browser', 'unknown'] as const;
export const visitorClass = z.enum(VISITOR_CLASSES);
export type VisitorClass = z.infer<typeof visitorClass>;

/** The tool behind a visit, and how sure that is: 1 where it gave, or proved, its name. */
export const attribution = z.object({ tool: z.string(), confidence: z.number().min(0).max(1) });
export type Attribution = z.infer<typeof attribution>;

export const evidenceState = z.enum(['none', 'partial', 'full']);
/** What a site does when no verdict can be had. */
export const failover = z.enum([...ACTIONS, 'throw']);
export const ceiling = z.enum(['no_positive', 'single_family', 'weak_evidence']).nullable();
export const actionSource = z.enum([
  'allow_list',
  'block_list',
  'spoofed_identity',
  'identity',
  'hard_rule',
  'threshold',
  'challenges_spent',
  'test_key',
]);

/** What is known of the client's address; null means not known. */
export const ipInfo = z.object({
  /** only where the caller gave it: the address of a page view is not kept */
  address: z.string().nullable().optional(),
  datacenter: z.boolean().nullable(),
  proxy: z.boolean().nullable(),
  country: z.string().length(2).nullable(),
  city: z.string().nullable().optional(),
  asn: z.int().nullable().optional(),
  organisation: z.string().nullable().optional(),
  vpn: z.boolean().nullable().optional(),
  tor: z.boolean().nullable().optional(),
  /** a consumer relay or a company's web gateway: people, many to an address */
  relay: z.boolean().nullable().optional(),
  /** `connection`, `proxy_protocol`, the forwarding header it was read from, or `reported` by the caller */
  source: z.string().nullable().optional(),
});

/** What is known of the connection; null means not known. */
export const networkInfo = z.object({
  ja4: z.string().nullable(),
  http_version: z.string().nullable().optional(),
  /** settings, window, priorities and pseudo-header order of an HTTP/2 connection */
  http2: z.string().nullable().optional(),
});

/** Answer to `GET /api/v1/verdict`: the session's verdict now. */
export const verdict = z.object({
  token: z.string(),
  score: z.int().min(0).max(100),
  band,
  action,
  /** id of the definitive rule that fired, or empty */
  hard_rule_hit: z.string(),
  signals: z.array(verdictSignal),
  network: networkInfo,
  ip: ipInfo,
  request_id: z.string().optional(),
  session_id: z.string().optional(),
  visitor_id: z.string().nullable().optional(),
  identity: identity.optional(),
  evidence: evidenceState.optional(),
  class: visitorClass.optional(),
  /** null when no signal names a tool */
  attribution: attribution.nullable().optional(),
  ceiling: ceiling.optional(),
  action_source: actionSource.optional(),
  /** the site's setting for when no verdict can be had */
  failover: failover.optional(),
  policy_version: z.string().optional(),
  mode: z.enum(['live', 'test']).optional(),
  page_views: z.int().optional(),
  /** how many signals were asked of the page view that speaks for the session, and what came of them */
  counts: z.object({ hit: z.int(), clear: z.int(), skipped: z.int(), errored: z.int() }).optional(),
  created_at: z.iso.datetime().optional(),
  expires_at: z.iso.datetime().optional(),
  /** the same signed (`botd-verdict+jwt`), good for five minutes of offline checks */
  pass: z.string().optional(),
});
export type Verdict = z.infer<typeof verdict>;
export type VerdictSignal = z.infer<typeof verdictSignal>;

/** Where the bands begin; defaults as published. A score below `suspicious` is human. */
export const thresholds = z
  .object({
    suspicious: z.int().min(1).max(100).default(31),
    automated: z.int().min(1).max(100).default(70),
    knownBot: z.int().min(1).max(100).default(90),
  })
  .refine((t) => t.suspicious < t.automated && t.automated < t.knownBot, 'thresholds must rise');
export type Thresholds = z.infer<typeof thresholds>;
