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

/** The TLS handshake behind a request. */
export interface TlsSeen {
  /** JA4 as FoxIO specifies it */
  ja4: string;
}

/** What the address data say of the client's network. Unknown is the absence of the whole value. */
export interface AddressKind {
  datacenter: boolean;
  proxy: boolean;
}

/** Who presents the token to the site's backend, as the backend reports it; for one answer only. */
export interface Presented {
  /** the address's network (/24 or /48) is that of the collect request */
  sameNetwork: boolean | null;
  userAgent: string | null;
}

/** Everything judged that is not a reading: one entry a name, null when not known. Signals name these in `needs` like readings. */
export interface ContextValues {
  /** the collect request (a cross-origin or same-origin fetch by the collector) */
  request: RequestSeen | null;
  tls: TlsSeen | null;
  addressKind: AddressKind | null;
  presented: Presented | null;
}
export type ContextName = keyof ContextValues;

/** The circumstances of one judgement: what the caller knows besides the evidence. No clock, no I/O: all is handed in. */
export interface Context extends ContextValues {
  identity: Identity;
}

/** A context in which nothing is known. */
export const NOTHING_KNOWN: Context = {
  request: null,
  tls: null,
  addressKind: null,
  presented: null,
  identity: { kind: 'none', name: null, category: null, operator: null },
};
