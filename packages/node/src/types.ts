/** What the site should do with the visitor. */
export type Action = 'allow' | 'challenge' | 'block';

/** A site's setting for when no verdict can be had. */
export type Failover = Action | 'throw';

/** Where the score lies: `human` 0–30, `suspicious` 31–69, `automated` 70–89, `known-bot` 90–100, by default. */
export type Band = 'human' | 'suspicious' | 'automated' | 'known-bot';

/** Where a signal looks. */
export type Layer =
  | 'tls'
  | 'http'
  | 'ip'
  | 'browser'
  | 'consistency'
  | 'behaviour'
  | 'reputation'
  | 'identity'
  | 'rule';

/** One reason: a natural-log likelihood ratio, positive for bots and negative for people. */
export interface VerdictSignal {
  /** stable for ever; `docs/signals/<name>.md` explains it */
  name: string;
  layer: Layer;
  /** contribution after caps and gates; all contributions and the prior add up to the score's log-odds */
  llr: number;
  /** what was seen, in words; only in the tiers that include it */
  detail?: string | undefined;
  family?: string | undefined;
  /** weight in the policy, before caps and gates */
  weight?: number | undefined;
  /** why the contribution differs from the weight */
  gated_by?: string | undefined;
}

/** Who the visitor says, or proves, to be. */
export interface Identity {
  kind: 'verified' | 'signed' | 'claimed' | 'spoofed' | 'none';
  name: string | null;
  category: string | null;
  operator: string | null;
}

/** A session's verdict as it stands now, field for field as `GET /api/v1/verdict` answers it. */
export interface Verdict {
  token: string;
  /** 0 (person) to 100 (bot) */
  score: number;
  band: Band;
  action: Action;
  /** id of the definitive rule that fired, or empty */
  hard_rule_hit: string;
  signals: VerdictSignal[];
  /** the connection; null means not known */
  network: {
    ja4: string | null;
    http_version?: string | null | undefined;
    /** settings, window, priorities and pseudo-header order of an HTTP/2 connection */
    http2?: string | null | undefined;
  };
  /** the client's address; null means not known */
  ip: {
    /** only where the caller gave it: the address of a page view is not kept */
    address?: string | null | undefined;
    datacenter: boolean | null;
    proxy: boolean | null;
    country: string | null;
    city?: string | null | undefined;
    asn?: number | null | undefined;
    organisation?: string | null | undefined;
    vpn?: boolean | null | undefined;
    tor?: boolean | null | undefined;
    /** a consumer relay or a company's web gateway: people, many to an address */
    relay?: boolean | null | undefined;
    /** `connection`, `proxy_protocol`, the forwarding header it was read from, or `reported` by the caller */
    source?: string | null | undefined;
  };
  request_id?: string | undefined;
  session_id?: string | undefined;
  visitor_id?: string | null | undefined;
  identity?: Identity | undefined;
  evidence?: 'none' | 'partial' | 'full' | undefined;
  /** what kind of visitor the score stands for */
  class?: 'human' | 'automation' | 'ai_agent' | 'scraper' | 'spoofed_browser' | 'unknown' | undefined;
  /** the tool behind the visit and how sure that is; null when no signal names one */
  attribution?: { tool: string; confidence: number } | null | undefined;
  /** why the score was held at 30 or below, if it was */
  ceiling?: 'no_positive' | 'single_family' | 'weak_evidence' | null | undefined;
  action_source?:
    | 'allow_list'
    | 'block_list'
    | 'spoofed_identity'
    | 'identity'
    | 'hard_rule'
    | 'threshold'
    | 'challenges_spent'
    | 'test_key'
    | undefined;
  /** the site's setting for when no verdict can be had */
  failover?: Failover | undefined;
  policy_version?: string | undefined;
  mode?: 'live' | 'test' | undefined;
  page_views?: number | undefined;
  /** how many signals were asked of the page view that speaks for the session, and what came of them */
  counts?: { hit: number; clear: number; skipped: number; errored: number } | undefined;
  created_at?: string | undefined;
  expires_at?: string | undefined;
  /** the same signed (`botd-verdict+jwt`), good for five minutes of offline checks */
  pass?: string | undefined;
}

/** This calendar month (UTC) of the account. */
export interface Usage {
  tier: 'free' | 'pro' | 'enterprise';
  used: number;
  limit: number;
  remaining: number;
}

/** Claims of a signed verdict (`botd-verdict+jwt`). Times are seconds. */
export interface PassClaims {
  iss: string;
  /** the site; of test keys `test:` and the site */
  aud: string;
  /** the session */
  sub: string;
  /** RFC 7638 thumbprint of the token's key */
  jkt: string;
  /** base64url SHA-256 of the token */
  tok: string;
  /** `data-action` of the token's page view */
  act?: string | undefined;
  action: Action;
  iat: number;
  exp: number;
  /** score, band and identity only in a pass that a secret key was given */
  score?: number | undefined;
  band?: Band | undefined;
  identity?: Identity | undefined;
  /** whom the token was collected from: 128 bits each of the SHA-256 of `tok`, a line feed, and the value */
  ctx?:
    | {
        /** user agent */
        ua?: string | undefined;
        /** address network, /24 or /48 */
        net?: string | undefined;
        /** cipher suites of the TLS connection: the second part of JA4 */
        tls?: string | undefined;
      }
    | undefined;
}
