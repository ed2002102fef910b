/** What the browser may load of the contract: constants, types and what both sides work out from a nonce; no schema, no import. */

/** Version of the evidence format. Old scripts stay in caches: only a change of meaning raises it. */
export const EVIDENCE_VERSION = 1;

/** Why a source gave no value. A fault is data, never an exception, and contributes nothing to a score. */
export const FAULTS = ['absent', 'blocked', 'timeout', 'threw'] as const;
export type Fault = (typeof FAULTS)[number];

/** Endpoints the page talks to, relative to the collector's endpoint. */
export const PATHS = { nonce: '/api/v1/nonce', collect: '/api/v1/collect', late: '/api/v1/late' } as const;

/** Endpoints of a challenge, asked only by a page that has one. */
export const CHALLENGE_PATHS = { ask: '/api/v1/challenge', solve: '/api/v1/challenge/solution' } as const;

/** First-party cookie that carries the token; all that is stored. */
export const TOKEN_COOKIE = 'botd_token';
/** `typ` of the token's header. */
export const TOKEN_TYPE = 'botd+jwt';
/** Life of a token and of its cookie, seconds. */
export const TOKEN_TTL_S = 1800;
/** First-party cookie that carries the signed verdict beside the token. */
export const PASS_COOKIE = 'botd_pass';
/** `typ` of a signed verdict's header. */
export const PASS_TYPE = 'botd-verdict+jwt';
/** Life of a signed verdict, seconds. */
export const PASS_TTL_S = 300;
/** Life of a nonce, seconds. */
export const NONCE_TTL_S = 300;

/** Bubbling, cancelable event on `document` with the verdict's public part. */
export const VERDICT_EVENT = 'botd:verdict';
/** Event on `document` when no verdict could be had. */
export const ERROR_EVENT = 'botd:error';

/** Ceilings of the wire, bytes unless said otherwise. */
export const LIMITS = {
  nonceBytes: 4096,
  collectBytes: 65_536,
  lateBytes: 32_768,
  tokenBytes: 1024,
  latePerPageView: 20,
  trackBytes: 2048,
  trackPerPageView: 100,
  userIdLength: 128,
  jsonDepth: 8,
} as const;

export const ACTIONS = ['allow', 'challenge', 'block'] as const;
/** What the site should do with the visitor. */
export type Action = (typeof ACTIONS)[number];

export const BANDS = ['human', 'suspicious', 'automated', 'known-bot'] as const;
/** Where the score lies; the thresholds are the site's. */
export type Band = (typeof BANDS)[number];

/** The strongest step the page may take by itself. */
export type Enforce = 'monitor' | 'challenge' | 'block';
/** `full`: everything; `essential`: no canvas, fonts, audio, second phase; `wait`: nothing until `veridict.consent()`. */
export type Consent = 'full' | 'essential' | 'wait';

/** Fonts that come with one system and not with the others: six of Windows, of macOS, of Linux desktops. */
export const FONT_PROBES = [
  'Segoe UI',
  'Calibri',
  'Consolas',
  'Bahnschrift',
  'Ebrima',
  'Gadugi',
  'Helvetica Neue',
  'Menlo',
  'Geneva',
  'PingFang HK',
  'Luminari',
  'SignPainter',
  'DejaVu Sans',
  'Liberation Sans',
  'Cantarell',
  'Ubuntu',
  'Nimbus Sans',
  'FreeSans',
] as const;

/** What one source gave: a value or a fault, and how long it took in milliseconds. */
export type Read<T> = { value: T; ms: number } | { fault: Fault; ms: number };

/** Answer to `POST /api/v1/nonce`. `now` is the server's clock in seconds, the only clock a token uses. */
export interface NonceAnswer {
  nonce: string;
  sid: string;
  now: number;
  ttl: number;
}

/** The verdict's public part, as `botd:verdict` carries it. Band and score only where the site allows. */
export interface PublicVerdict {
  action: Action;
  band?: Band;
  score?: number;
}

/** A public verdict with the same signed, for the backend to check offline. */
export interface SignedPublicVerdict extends PublicVerdict {
  /** signed verdict, `botd-verdict+jwt` */
  pass: string;
}

/** Answer to `POST /api/v1/challenge`: what the visitor is to do. */
export interface ChallengeAnswer {
  kind: 'work' | 'wait' | 'none' | 'blocked';
  id?: string | undefined;
  challenge?: unknown;
  wait_s?: number | undefined;
  reference: string;
  contact: string | null;
}

/** Answer to `POST /api/v1/collect`. */
export interface CollectAnswer extends SignedPublicVerdict {
  ticket: string;
  session_id: string;
  expires_at: number;
}

/** Answer to `POST /api/v1/late`; `applied` is false for a duplicate or an older `seq`. */
export interface LateAnswer extends SignedPublicVerdict {
  applied: boolean;
}

/** `detail` of `botd:verdict`. */
export interface VerdictDetail extends PublicVerdict {
  token: string;
}

/** `detail` of `botd:error`: a code of the closed list, or one of the page's own. */
export interface ErrorDetail {
  code: string;
  message: string;
}

/** Codes that only the page can give: no answer, or a page that cannot run the collector. */
export const PAGE_ERRORS = ['network', 'unsupported', 'no_key'] as const;

/** Interfaces whose presence tells the engine; the collector tests `probe in window` or the CSS property. */
export const ENGINE_PROBES = [
  'webkitRequestFileSystem',
  'webkitSpeechRecognition',
  'navigator.userActivation',
  'BatteryManager',
  'css:-moz-appearance',
  'mozInnerScreenX',
  'InternalError',
  'netscape',
  'ApplePaySession',
  'GestureEvent',
  'safari',
  'webkitConvertPointFromNodeToPage',
  'css:-webkit-touch-callout',
  'WebKitMediaKeys',
  'css:-webkit-app-region',
  'scheduler',
] as const;

/** Features with a known first version in Chromium, oldest first: expressions over window, CSS or prototypes. */
export const FEATURE_PROBES = [
  'String.prototype.replaceAll', // 85
  'Array.prototype.at', // 92
  'structuredClone', // 98
  'css:aspect-ratio:1', // 88
  'Array.prototype.findLast', // 97
  'css:container-type:inline-size', // 105
  'Array.prototype.toSorted', // 110
  'css:text-wrap:balance', // 114
  'Object.groupBy', // 117
  'Promise.withResolvers', // 119
  'Set.prototype.union', // 122
  'css:field-sizing:content', // 123
  'URL.parse', // 126
  'Promise.try', // 128
  'RegExp.escape', // 136
  'css:corner-shape:squircle', // 139
] as const;

/** What is read once more after the nonce came, in an order that follows from it: paths from the global object. */
export const SECOND_LOOK = [
  'navigator.userAgent',
  'navigator.platform',
  'navigator.vendor',
  'navigator.productSub',
  'navigator.language',
  'navigator.hardwareConcurrency',
  'navigator.maxTouchPoints',
  'screen.width',
  'screen.height',
  'screen.colorDepth',
] as const;
/** Of each group one glyph is drawn, and so they differ from each other. */
const GLYPHS = ['ABCDEFGH', 'KMNPQRTV', 'SUWXYZ45', 'abdefhmn', '23678gkw'] as const;
const DRAWN_CELLS = 10;

/** A 32-bit hash carried on over one more text, in the manner of FNV-1a. */
export function carried(hash: number, text: string): number {
  let on = hash;
  for (let i = 0; i < text.length; i++) on = Math.imul(on ^ text.charCodeAt(i), 0x01000193);
  return on;
}

/** Numbers that follow from a nonce and a purpose, each less than it is asked for. */
export function drawFrom(nonce: string, purpose: string): (below: number) => number {
  let state = carried(7, purpose + nonce);
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    return (Math.imul(mixed ^ (mixed >>> 13), 0x5bd1e995) >>> 8) % below;
  };
}

/** The order in which `SECOND_LOOK` is read. */
export function orderFrom(nonce: string): number[] {
  const draw = drawFrom(nonce, 'order');
  const order: number[] = [];
  for (let i = 0; i < SECOND_LOOK.length; i++) {
    const at = draw(i + 1);
    order[i] = order[at] ?? i;
    order[at] = i;
  }
  return order;
}

/** The glyphs that are drawn, cell by cell. */
export function glyphsFrom(nonce: string): string[] {
  const draw = drawFrom(nonce, 'glyphs');
  const five: string[] = [];
  for (let i = 0; i < GLYPHS.length; i++) five[i] = GLYPHS[i]!.charAt(draw(8));
  const cells: string[] = [];
  for (let i = 0; i < DRAWN_CELLS; i++) cells[i] = five[draw(five.length)]!;
  return cells;
}

/** The names that three functions are given. */
export function namesFrom(nonce: string): string[] {
  const draw = drawFrom(nonce, 'names');
  const names: string[] = [];
  for (let i = 0; i < 3; i++) names[i] = `v_${(draw(0x800000) + 0x800000).toString(36)}${i}`;
  return names;
}

/** In so many rounds a hash is carried over texts of a realm; which ones, and the sum at the end. */
export function roundsFrom(nonce: string, texts: readonly string[]): { rounds: number; sum: string } {
  const draw = drawFrom(nonce, 'rounds');
  const rounds = 16 + draw(48);
  let hash = rounds;
  for (let i = 0; i < rounds; i++) hash = carried(hash, `${i}${texts[draw(texts.length)]}`);
  return { rounds, sum: hexOf(hash) };
}

/** What a realm's rounds go over. */
export function realmTexts(identity: {
  userAgent: string;
  platform: string;
  language: string;
  cores: number | null;
  timeZone: string | null;
}): string[] {
  const { userAgent, platform, language, cores, timeZone } = identity;
  return [userAgent, platform, language, `${cores}`, `${timeZone}`];
}

/** 32 bits in hex. */
export function hexOf(hash: number): string {
  return (hash >>> 0).toString(16);
}
