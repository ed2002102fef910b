import type { IpInfo } from '@veridict/ip';
import type { Connected, TlsCapture } from '@veridict/tls';
import type { Learned, RequestSeen, TlsSeen, Velocity } from '@veridict/verifier';
import type { FastifyRequest } from 'fastify';
import { type Client, clientOf } from '../address.ts';
import type { Settings } from '../env.ts';
import type { IpLookup } from './addresses.ts';
import type { LearnedPrints } from './learned.ts';
import { requestSeen, type Words, wordsOf } from './request-seen.ts';
import { tlsSeen } from './tls-seen.ts';
import type { CountVelocity } from './velocity.ts';

/** Who sent a request to this server, by its connection and the trusted proxies before it. */
export interface Sender extends Client {
  tls: TlsSeen | null;
}

/** Everything known of a request besides its evidence. */
export interface Seen {
  /** null where nothing is told of it */
  request: RequestSeen | null;
  sender: Sender;
  ip: IpInfo | null;
  velocity: Velocity | null;
  learned: Learned | null;
}

/** A request that somebody else received and tells of. */
export interface Reported {
  words: Words;
  secure: boolean;
  address: string;
  ja4: string | null;
}

/** What this server can tell of requests: connections, addresses, and how often they come. */
export interface Network {
  senderOf(request: FastifyRequest): Sender;
  /** Counted by its address and by its session, when it has one. */
  see(request: FastifyRequest, sender: Sender, sid: string | null): Seen;
  seeReported(reported: Reported): Seen;
}

/** Put what is known of connections and addresses together. */
export function createNetwork(parts: {
  settings: Pick<Settings, 'trust' | 'ja4Header'>;
  captureOf: (raw: Connected) => TlsCapture | undefined;
  ip: IpLookup;
  countVelocity: CountVelocity;
  learned: Pick<LearnedPrints, 'of'>;
}): Network {
  const { settings, captureOf, ip, countVelocity, learned } = parts;
  const { trust, ja4Header } = settings;
  const seenAs = (request: RequestSeen, sender: Sender, velocity: Velocity | null): Seen => ({
    request,
    sender,
    ip: ip(sender.address),
    velocity,
    learned: learned.of(request, sender.tls),
  });
  return {
    senderOf({ raw, headers }) {
      const capture = captureOf(raw);
      const hop = {
        socketAddress: raw.socket.remoteAddress ?? '',
        socketSecure: 'encrypted' in raw.socket,
        headers,
        proxied: capture?.client?.address,
      };
      const client = clientOf(hop, trust);
      return { ...client, tls: tlsSeen({ capture, rawHeaders: raw.rawHeaders, headers, client, trust, ja4Header }) };
    },
    see: (request, sender, sid) =>
      seenAs(requestSeen(wordsOf(request), sender, ja4Header), sender, countVelocity(sender.address, sid)),
    seeReported({ words, secure, address, ja4 }) {
      // Whoever reports it is believed: that is what the secret key is for.
      const told = { address, secure, source: 'reported', spoofed: [], isThroughProxy: false } as const;
      const sender: Sender = { ...told, spoofed: [], tls: ja4 === null ? null : { ja4 } };
      return seenAs(requestSeen(words, sender), sender, countVelocity(address, null));
    },
  };
}
