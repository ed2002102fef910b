import type { Incoming } from './incoming.ts';
import { type InNetworks, parseNetworks, plainAddress } from './networks.ts';

/** The header in which each platform says the client's address. */
const PLATFORMS = {
  cloudflare: 'cf-connecting-ip',
  fly: 'fly-client-ip',
  vercel: 'x-real-ip',
  nginx: 'x-real-ip',
} as const;

/**
 * Which proxies before this server are believed about the visitor's address: none (`false`), the nearest so many, those in
 * these networks, or a platform's own. Nothing a visitor writes is believed beyond that.
 */
export type TrustProxy = false | number | readonly string[] | keyof typeof PLATFORMS;

/** The visitor's address, or null where nobody who is believed says it. */
export type AddressOf = (incoming: Incoming) => string | null;

/** Make what finds the visitor's address. A mistake is a `TypeError`. */
export function parseTrustProxy(trust: TrustProxy = false): AddressOf {
  if (trust === false) return ({ peer }) => (peer === null ? null : plainAddress(peer));
  if (typeof trust === 'string' && Object.hasOwn(PLATFORMS, trust)) {
    const name = PLATFORMS[trust];
    return ({ headers }) => plainAddress(headers.get(name)?.split(',').at(-1) ?? '');
  }
  if (typeof trust === 'number' && Number.isInteger(trust) && trust >= 1 && trust <= 20)
    return through((_address, hop) => hop < trust);
  const networks = Array.isArray(trust) ? parseNetworks(trust) : null;
  if (networks === null)
    throw new TypeError(
      `trustProxy must be false, how many proxies stand before this server, a list of their networks, or one of ${Object.keys(PLATFORMS).join(', ')}`,
    );
  return through((address) => networks(address));
}

/** Walk from the connection to the visitor, as far as whoever wrote the next address is trusted. */
function through(isTrusted: (address: string, hop: number) => ReturnType<InNetworks>): AddressOf {
  return ({ headers, peer }) => {
    const said = headers.get('x-forwarded-for')?.split(',').map(plainAddress).reverse() ?? [];
    // Where the platform hides the connection, the nearest proxy is the one that wrote the last address.
    let current = peer === null ? null : plainAddress(peer);
    for (const [hop, next] of said.entries()) {
      const isBelieved = current === null ? hop === 0 && isTrusted('', 0) : isTrusted(current, hop);
      if (!isBelieved || next === null) break;
      current = next;
    }
    return current;
  };
}
