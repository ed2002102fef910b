import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Connected, ProxiedClient } from '@veridict/tls';
import type { Crypto, Policy } from '@veridict/verifier';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Access } from './access/access.ts';
import type { Settings } from './env.ts';
import type { Feeds } from './feeds/feeds.ts';
import type { Hits } from './hits/hits.ts';
import type { Identify } from './identity/identify.ts';
import type { IpLookup } from './network/addresses.ts';
import type { HostnameOf } from './network/hostnames.ts';
import type { LearnedPrints } from './network/learned.ts';
import type { Network } from './network/network.ts';
import type { CountVisits } from './network/visits.ts';
import type { Nonces } from './nonce.ts';
import type { Signing } from './signing/signing.ts';
import type { Millis, StatePort } from './state/port.ts';
import type { StaticFile } from './static-file.ts';
import type { Demo } from './surfaces/demo/load.ts';
import type { TlsFront } from './tls.ts';

/** Everything the app is given: it opens, reads and starts nothing by itself. */
export interface Deps {
  settings: Settings;
  /** of this server, as `/health` and `/openapi.json` tell it */
  version: string;
  state: StatePort;
  now: () => Millis;
  random: (bytes: number) => Uint8Array;
  delay: (ms: number) => Promise<void>;
  crypto: Crypto;
  policy: Policy;
  /** secret of all processes of this deployment */
  nonceKey: Uint8Array;
  /** what is known of an address */
  ip: IpLookup;
  /** published lists of addresses; absent where there are none */
  feeds?: Pick<Feeds, 'states'> | undefined;
  /** who a request says, or proves, to be from */
  identify: Identify;
  /** the name that an address has */
  hostnameOf: HostnameOf;
  /** what is counted, and how it is asked for */
  hits: Hits;
  /** what speaks TLS to clients; absent where a proxy does, or nobody */
  tls?: TlsFront | undefined;
  /** reads PROXY headers on connections without TLS; absent where there are none */
  readProxied?: ((server: Server) => (raw: Connected) => ProxiedClient | undefined) | undefined;
  collectorFiles: readonly StaticFile[];
  /** the demo page; absent where there is none */
  demo?: Demo | undefined;
  /** where log lines go; standard output when absent */
  logTo?: { write(line: string): void } | undefined;
}

/** What a surface is given: the app's own parts as well. */
export interface Services extends Deps {
  access: Access;
  nonces: Nonces;
  signing: Signing;
  network: Network;
  learned: LearnedPrints;
  visits: CountVisits;
  /** requests are being shed, or were a moment ago */
  isOverloaded: () => boolean;
}

/** The app as surfaces see it: routes typed by their schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse<IncomingMessage>,
  FastifyBaseLogger,
  ZodTypeProvider
>;
