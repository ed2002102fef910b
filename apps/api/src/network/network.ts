import { FORWARDED_HEADER } from '@veridict/contract';
import type { IpInfo } from '@veridict/ip';
import type { Connected, ProxiedClient, TlsCapture } from '@veridict/tls';
import type { Learned, RequestSeen, TlsSeen, Velocity, Visits } from '@veridict/verifier';
import type { FastifyRequest } from 'fastify';
import { type Client, clientOf } from '../address.ts';
import type { Settings } from '../env.ts';
import type { ForwardedRead, ReadForwarded } from '../forwarded.ts';
import type { SiteRow } from '../state/port.ts';
import type { IpLookup } from './addresses.ts';
import type { LearnedPrints } from './learned.ts';
import { requestSeen, type Words, wordsOf } from './request-seen.ts';
import { tlsSeen } from './tls-seen.ts';
import type { CountVelocity } from './velocity.ts';

/** Who sent a request to this server, by its connection and the trusted proxies before it. */
export interface Sender extends Client {
  tls: TlsSeen | null;
  /** the visitor's own words, where the site's server hands them on */
  words?: Words | undefined;
}

/** Everything known of a request besides its evidence. */
export interface Seen {
  /** null where nothing is told of it */
  request: RequestSeen | null;
  sender: Sender;
  ip: IpInfo | null;
  velocity: Velocity | null;
  learned: Learned | null;
  /** what the same client asked for before, where that is told */
  visits?: Visits | null;
}

/** A request that somebody else received and tells of. */
export interface Reported {
  words: Words;
  secure: boolean;
  address: string;
  tls: TlsSeen | null;
}

/** What this server can tell of requests: connections, addresses, and how often they come. */
export interface Network {
  /** Checks what the site's own server says of the visitor, so that `senderOf` knows of it. */
  readForwarded(request: FastifyRequest): Promise<void>;
  /** `site`: the one whose server is believed about its visitors. */
  senderOf(request: FastifyRequest, site?: Pick<SiteRow, 'id' | 'accountId'>): Sender;
  /** Counted by its address and by its session, when it has one. */
  see(request: FastifyRequest, sender: Sender, sid: string | null): Seen;
  seeReported(reported: Reported): Seen;
}

/** Put what is known of connections and addresses together. */
export function createNetwork(parts: {
  settings: Pick<Settings, 'trust' | 'ja4Header'>;
  captureOf: (raw: Connected) => TlsCapture | undefined;
  /** the client that a PROXY header named on a connection without TLS */
  proxiedOf: (raw: Connected) => ProxiedClient | undefined;
  ip: IpLookup;
  countVelocity: CountVelocity;
  learned: Pick<LearnedPrints, 'of'>;
  readForwarded: ReadForwarded;
}): Network {
  const { settings, captureOf, proxiedOf, ip, countVelocity, learned } = parts;
  const { trust, ja4Header } = settings;
  const reads = new WeakMap<FastifyRequest, ForwardedRead>();
  const seenAs = (request: RequestSeen, sender: Sender, velocity: Velocity | null): Seen => ({
    request,
    sender,
    ip: ip(sender.address),
    velocity,
    learned: learned.of(request, sender.tls),
  });
  return {
    async readForwarded(request) {
      const read = await parts.readForwarded(request);
      if (read === null) return;
      reads.set(request, read);
      if (read.kind === 'void') request.log.warn({ why: read.why }, 'a forwarded request was not taken as one');
    },
    senderOf(request, site) {
      const { raw, headers } = request;
      const capture = captureOf(raw);
      const proxied = capture ? capture.client : proxiedOf(raw);
      const hop = {
        socketAddress: raw.socket.remoteAddress ?? '',
        socketSecure: 'encrypted' in raw.socket || proxied?.secure === true,
        headers,
        proxied: proxied?.address,
      };
      const client = clientOf(hop, trust);
      const stream = 'stream' in raw ? (raw.stream as { id?: number } | undefined)?.id : undefined;
      const tls = tlsSeen({ capture, rawHeaders: raw.rawHeaders, headers, stream, client, trust, ja4Header });
      return asForwarded({ ...client, tls }, reads.get(request), site);
    },
    see: (request, sender, sid) =>
      seenAs(
        requestSeen(sender.words ?? wordsOf(request), sender, ja4Header),
        sender,
        countVelocity(sender.address, sid),
      ),
    seeReported({ words, secure, address, tls }) {
      // Whoever reports it is believed: that is what the secret key is for.
      const told = { address, secure, source: 'reported', spoofed: [], isThroughProxy: false } as const;
      const sender: Sender = { ...told, spoofed: [], tls };
      return seenAs(requestSeen(words, sender), sender, countVelocity(address, null));
    },
  };
}

/**
 * The visitor that the site's own server speaks for, where it does. What somebody made up is evidence, like any forwarding
 * header that no proxy wrote; what is void is nobody's fault and says nothing.
 */
function asForwarded(
  sender: Sender,
  read: ForwardedRead | undefined,
  site: Pick<SiteRow, 'id' | 'accountId'> | undefined,
): Sender {
  if (read === undefined) return sender;
  const spoofed = sender.spoofed.filter((name) => name !== FORWARDED_HEADER);
  if (read.kind === 'void') return { ...sender, spoofed };
  if (read.kind === 'told' && site !== undefined) {
    const { accountId, siteId, address, secure, ja4, words } = read.forwarded;
    // A key speaks for visitors of its own account's sites, and nobody else's.
    if (accountId === site.accountId && (siteId === null || siteId === site.id)) {
      const tls = ja4 === null ? null : { ja4 };
      return { address, secure, source: FORWARDED_HEADER, spoofed: [], isThroughProxy: true, tls, words };
    }
  }
  return { ...sender, spoofed: [...spoofed, FORWARDED_HEADER] };
}
