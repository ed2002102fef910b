import { BlockList, isIPv4 } from 'node:net';

const PRIVATE = ['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '::1/128', 'fc00::/7'];

/**
 * Platforms that stand in front of servers: the header in which each says the client's address, the one in which it says
 * JA4 (null where the owner has to set one up), and where it connects from unless the owner says otherwise.
 */
export const PLATFORMS = {
  // https://www.cloudflare.com/ips/ as of 2026-11; JA4 through the managed transform for bot protection headers
  cloudflare: {
    address: 'cf-connecting-ip',
    ja4: 'cf-ja4',
    networks: [
      '173.245.48.0/20',
      '103.21.244.0/22',
      '103.22.200.0/22',
      '103.31.4.0/22',
      '141.101.64.0/18',
      '108.162.192.0/18',
      '190.93.240.0/20',
      '188.114.96.0/20',
      '197.234.240.0/22',
      '198.41.128.0/17',
      '162.158.0.0/15',
      '104.16.0.0/13',
      '104.24.0.0/14',
      '172.64.0.0/13',
      '131.0.72.0/22',
      '2400:cb00::/32',
      '2606:4700::/32',
      '2803:f800::/32',
      '2405:b500::/32',
      '2405:8100::/32',
      '2a06:98c0::/29',
      '2c0f:f248::/32',
    ],
  },
  // Its networks are many and change: the owner names them, or those of the balancer in between.
  cloudfront: { address: 'cloudfront-viewer-address', ja4: 'cloudfront-viewer-ja4-fingerprint', networks: [] },
  fly: { address: 'fly-client-ip', ja4: null, networks: ['172.16.0.0/12', 'fc00::/7'] },
  nginx: { address: 'x-real-ip', ja4: null, networks: PRIVATE },
  haproxy: { address: 'x-forwarded-for', ja4: null, networks: PRIVATE },
} as const satisfies Record<string, { address: string; ja4: string | null; networks: readonly string[] }>;
export type Platform = keyof typeof PLATFORMS;

/** Is this the name of a platform? */
export const isPlatform = (name: string): name is Platform => Object.hasOwn(PLATFORMS, name);

/** The networks that a platform connects from unless the owner names others. */
export function networksOf(platform: Platform): BlockList {
  const networks = new BlockList();
  for (const block of PLATFORMS[platform].networks) {
    const [address = '', bits] = block.split('/');
    networks.addSubnet(address, Number(bits), isIPv4(address) ? 'ipv4' : 'ipv6');
  }
  return networks;
}
