import type { IncomingHttpHeaders } from 'node:http';
import { JA4_TEXT } from '@veridict/contract';
import { http2Text, offeredIn, type TlsCapture } from '@veridict/tls';
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

/** `m,a,s,p`: the pseudo headers by their initials, in the order sent. */
function pseudoOrder(rawHeaders: readonly string[]): string {
  const initials: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) if (rawHeaders[at]![0] === ':') initials.push(rawHeaders[at]![1]!);
  return initials.join(',');
}
