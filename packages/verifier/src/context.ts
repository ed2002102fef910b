import type { Identity } from '@veridict/contract';

/** A request as the server saw it. Header names as sent, in order. */
export interface RequestSeen {
  method: string;
  /** `1.1`, `2` or `3` */
  httpVersion: string;
  /** the connection was encrypted, here or at a trusted proxy */
  secure: boolean;
  headers: ReadonlyArray<readonly [name: string, value: string]>;
}

/**
 * The TLS handshake behind a request, and how its HTTP/2 connection began. Where a proxy reports the handshake only `ja4`
 * is known: the other values are absent.
 */
export interface TlsSeen {
  /** JA4 as FoxIO specifies it */
  ja4: string;
  /** the same without what a resumed connection changes: for comparing connections of one client */
  ja4Stable?: string;
  /** application protocol agreed on: `h2`, `http/1.1`; null when none was */
  alpn?: string | null;
  /** null on HTTP/1.1 */
  http2?: Http2Seen | null;
  /** what the hello offered besides; absent where only a print is known */
  hello?: HelloSeen;
}

/** What a hello offers that its print does not tell. */
export interface HelloSeen {
  /** among ciphers, extensions and groups each there was a value meant to be ignored (RFC 8701) */
  grease: boolean;
  /** as sent and in order, without such values */
  extensions: readonly number[];
  groups: readonly number[];
  signatureAlgorithms: readonly number[];
}

/** How a client opens an HTTP/2 connection. */
export interface Http2Seen {
  /** settings, window, priorities and pseudo-header order in the form commonly exchanged: `1:65536;…|15663105|0|m,a,s,p` */
  text: string;
  /** SETTINGS in the order sent */
  settings: ReadonlyArray<readonly [id: number, value: number]>;
  /** increment of the first WINDOW_UPDATE, 0 without one */
  windowUpdate: number;
  /** PRIORITY frames before the first request */
  priorityFrames: number;
  /** the first HEADERS frame carried a priority */
  headersPriority: { exclusive: boolean; dependency: number; weight: number } | null;
  /** pseudo headers of this request by their initials, in order: `m,a,s,p` */
  pseudoOrder: string;
  /** this request is the connection's first, of which the priority is known */
  isFirst?: boolean;
}

/** What the address data say of the client's network. Unknown is the absence of the whole value. */
export interface AddressKind {
  /** servers rather than people; false for relays and company gateways, behind which people sit */
  datacenter: boolean;
  proxy: boolean;
  vpn?: boolean;
  tor?: boolean;
  /** a consumer relay or a company's web gateway: people, many to an address */
  relay?: boolean;
  /** only the organisation's name suggests servers: weaker than `datacenter` */
  hostingName?: boolean;
  /** ISO 3166-1 alpha-2 */
  country?: string | null;
  asn?: number | null;
}

/** How often this process saw the same client within the last minute, this request included. */
export interface Velocity {
  /** requests from this address (an IPv6 /64 counts as one) */
  address: number;
  /** and from its network (/24 or /48) */
  network: number;
  /** page views of this session; null for a request that carries no token */
  session: number | null;
}

/** What this deployment's own consistent traffic says of the claimed browser and major version. */
export interface Learned {
  /** requests of that browser with this very TLS and HTTP/2 print */
  matches: number;
  /** requests of that browser in all */
  total: number;
  /** it is how that browser is known to connect elsewhere; what was learned here stands over it */
  seed?: true;
}

/** Who presents the token to the site's backend, as the backend reports it; for one answer only. */
export interface Presented {
  /** the address's network (/24 or /48) is that of the collect request */
  sameNetwork: boolean | null;
  userAgent: string | null;
  /** the handshake of whoever presents it */
  ja4?: string | null;
}

/** What one client asked a site for within the last half hour, by its address and user agent. */
export interface Visits {
  /** pages, one after another: the same page asked for again does not count */
  pages: number;
  /** images, styles, scripts and fonts */
  assets: number;
  /** times that the collector ran */
  runs: number;
  /** pages asked for with a cookie */
  withCookie: number;
  /** milliseconds from the first page to the last */
  spanMs: number;
  /** how much the times between pages differ, as a share of their mean; null for fewer than seven */
  unevenness: number | null;
  /** other clients of this site are seen to ask for such, or to send such: absence says something only then */
  others: { assets: boolean; cookies: boolean };
}

/** Everything judged that is not a reading: one entry a name, null when not known. Signals name these in `needs` like readings. */
export interface ContextValues {
  /** the collect request (a cross-origin or same-origin fetch by the collector) */
  request: RequestSeen | null;
  tls: TlsSeen | null;
  addressKind: AddressKind | null;
  presented: Presented | null;
  /** the request for the page itself, where this server answered it, against the collect request */
  document: Presented | null;
  /** the handshake of the session's first page view; null for that one itself */
  sessionTls: TlsSeen | null;
  /** the connection of a later request of this page view (late evidence, a challenge), where it is another client's */
  laterTls: TlsSeen | null;
  /** what this client asked for before; null where nobody tells, or it is no browser's page */
  visits: Visits | null;
  velocity: Velocity | null;
  learned: Learned | null;
  /** what the visitor did about a challenge of this session: the work, or the wait where no work can be asked for */
  challenge: 'solved' | 'waited' | 'failed' | null;
  /** names of forwarding headers that the client itself wrote: no trusted proxy stands before it. Null when there are none */
  forwardingSpoofed: readonly string[] | null;
  /** other sessions of the last 14 days whose evidence took exactly as long, reading by reading; null where that says nothing */
  sameTimings: number | null;
  /** other sessions of the last 14 days whose evidence took nearly as long, without those that chance may bring; null where that says nothing */
  nearTimings: number | null;
  /** other sessions of the last 14 days with the very same input, number by number; null where there was too little of it */
  sameInput: number | null;
  /** the nonce that this server issued for the page view; what the page made of it can be worked out again */
  nonce: string | null;
  /** who the client says, or proves, to be */
  identity: Identity;
}
export type ContextName = keyof ContextValues;

/** The circumstances of one judgement: what the caller knows besides the evidence. No clock, no I/O: all is handed in. */
export type Context = ContextValues;

/** A context in which nothing is known. */
export const NOTHING_KNOWN: Context = {
  request: null,
  tls: null,
  addressKind: null,
  presented: null,
  document: null,
  sessionTls: null,
  laterTls: null,
  visits: null,
  velocity: null,
  learned: null,
  forwardingSpoofed: null,
  challenge: null,
  sameTimings: null,
  nearTimings: null,
  sameInput: null,
  nonce: null,
  identity: { kind: 'none', name: null, category: null, operator: null },
};
