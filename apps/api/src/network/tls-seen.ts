import type { IncomingHttpHeaders } from 'node:http';
import { type AssessConnection, JA4_TEXT } from '@veridict/contract';
import { http2Text, offeredIn, pseudoOrder, type TlsCapture } from '@veridict/tls';
import type { TlsSeen } from '@veridict/verifier';
import type { Client, ProxyTrust } from '../address.ts';
import { PLATFORMS } from './platforms.ts';

/**
 * The handshake of the client: what this server saw, where it speaks TLS to the client itself; what a trusted proxy says
 * of it otherwise. A header from anybody else is no evidence of a handshake.
 */
export function tlsSeen(options: {
  capture: TlsCapture | undefined;
  rawHeaders: readonly string[];
  headers: IncomingHttpHeaders;
  /** the request's own, on HTTP/2 */
  stream?: number | undefined;
  client: Client;
  trust: ProxyTrust;
  ja4Header: string | null;
}): TlsSeen | null {
  const { capture, rawHeaders, headers, stream, client, trust, ja4Header } = options;
  if (client.isThroughProxy && client.source !== 'proxy_protocol') {
    const name = ja4Header ?? (trust.kind === 'platform' ? PLATFORMS[trust.platform].ja4 : null);
    const said = name === null ? undefined : headers[name];
    return typeof said === 'string' && JA4_TEXT.test(said) ? { ja4: said } : null;
  }
  if (capture === undefined) return null;
  const { ja4, ja4Stable, http2, hello } = capture;
  if (http2 === null) {
    const offered = hello.alpn.some((name) => Buffer.from(name).toString('latin1') === 'http/1.1');
    return { ja4, ja4Stable, alpn: offered ? 'http/1.1' : null, http2, hello: offeredIn(hello) };
  }
  const order = pseudoOrder(rawHeaders);
  return {
    ja4,
    ja4Stable,
    alpn: 'h2',
    http2: {
      text: `${http2Text(http2)}|${order}`,
      settings: http2.settings,
      windowUpdate: http2.windowUpdate,
      priorityFrames: http2.priorityFrames.length,
      headersPriority: http2.headersPriority,
      pseudoOrder: order,
      isFirst: stream === http2.firstStream,
    },
    hello: offeredIn(hello),
  };
}

/** A connection that somebody else saw, as they tell of it. */
export function tlsTold({ ja4, ja4_stable, http2, hello }: AssessConnection): TlsSeen {
  const seen: TlsSeen = { ja4, ...(ja4_stable === undefined ? {} : { ja4Stable: ja4_stable }) };
  if (hello) {
    const { signature_algorithms: signatureAlgorithms, ...offered } = hello;
    seen.hello = { ...offered, signatureAlgorithms };
  }
  if (http2 === undefined) return seen;
  if (http2 === null) return { ...seen, http2 };
  const print = { settings: http2.settings, windowUpdate: http2.window_update, priorityFrames: http2.priority_frames };
  return {
    ...seen,
    alpn: 'h2',
    http2: {
      ...print,
      text: `${http2Text({ ...print, priorityFrames: [], headersPriority: null, firstStream: 1 })}|${http2.pseudo_order}`,
      headersPriority: http2.headers_priority,
      pseudoOrder: http2.pseudo_order,
      isFirst: http2.is_first,
    },
  };
}
