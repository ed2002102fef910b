import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import type { ProxyTrust } from '../address.ts';
import { isPlatform, networksOf } from './platforms.ts';

const complaint =
  'is neither `off`, a number of proxies, a comma list of networks, nor the name of a platform (cloudflare, cloudfront, fly, nginx, haproxy)';

/** `VERIDICT_TRUST_PROXY`: `off`, a depth, networks, or a platform with or without networks behind a comma. */
export const trustSetting = z.string().transform((text, ctx): ProxyTrust => {
  if (text === 'off' || text === '0') return { kind: 'off' };
  if (/^\d{1,2}$/.test(text)) return { kind: 'depth', depth: Number(text) };
  const [first = '', ...others] = text.split(',').map((one) => one.trim());
  const platform = isPlatform(first) ? first : null;
  const networks = networksFrom(platform === null ? [first, ...others] : others);
  if (networks === null) {
    ctx.addIssue(complaint);
    return z.NEVER;
  }
  if (platform === null) return { kind: 'networks', networks };
  if (platform === 'cloudfront' && others.length === 0) {
    ctx.addIssue(
      'needs the networks that CloudFront, or the balancer behind it, connects from: `cloudfront,10.0.0.0/8`',
    );
    return z.NEVER;
  }
  return { kind: 'platform', platform, networks: others.length > 0 ? networks : networksOf(platform) };
});

function networksFrom(blocks: string[]): BlockList | null {
  const networks = new BlockList();
  for (const block of blocks) {
    const [address = '', bits] = block.split('/');
    const version = isIP(address);
    const width = version === 4 ? 32 : 128;
    const prefix = bits === undefined ? width : Number(bits);
    if (version === 0 || !/^\d*$/.test(bits ?? '') || bits === '' || prefix > width) return null;
    networks.addSubnet(address, prefix, version === 4 ? 'ipv4' : 'ipv6');
  }
  return networks;
}

/** How the server comes by its certificate: it makes one itself, or reads these files. */
export type TlsSetting = { kind: 'self-signed' } | { kind: 'files'; cert: string; key: string };

// A drive letter's colon separates nothing.
const twoPaths = /^((?:[A-Za-z]:)?[^:]+):((?:[A-Za-z]:)?[^:]+)$/;

/** `VERIDICT_TLS`: `self-signed`, or the paths of certificate and key with a colon between. */
export const tlsSetting = z.string().transform((text, ctx): TlsSetting => {
  if (text === 'self-signed') return { kind: 'self-signed' };
  const [, cert, key] = twoPaths.exec(text) ?? [];
  if (cert !== undefined && key !== undefined) return { kind: 'files', cert, key };
  ctx.addIssue('must be `self-signed`, or the paths of a certificate chain and its key: `chain.pem:key.pem`');
  return z.NEVER;
});

/** `VERIDICT_JA4_HEADER`: a header's name. */
export const headerNameSetting = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,64}$/, 'is not the name of a header')
  .transform((name) => name.toLowerCase());
