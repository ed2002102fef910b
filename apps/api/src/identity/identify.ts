import { createHash } from 'node:crypto';
import type { Identity } from '@veridict/contract';
import {
  type Crypto,
  hasBotSignature,
  type Robot,
  readBotSignature,
  type SignedRequest,
  signerAt,
  verifyBotSignature,
} from '@veridict/verifier';
import type { StatePort } from '../state/port.ts';
import type { KeysOf } from './key-directory.ts';
import type { Confirmation } from './reverse-names.ts';

/** A request of which is asked who sent it. */
export interface Claimant {
  /** as it came, nothing cut out */
  request: SignedRequest;
  /** the request's own address; null where it is not known, and no signature can be checked */
  target: URL | null;
  address: string;
}

/** Who a request says, or proves, to be from. */
export type Identify = (claimant: Claimant) => Promise<Identity>;

export interface IdentityParts {
  now: () => number;
  crypto: Crypto;
  state: Pick<StatePort, 'useSignature'>;
  robotOf: (userAgent: string) => Robot | null;
  /** whether a feed lists an address; null when that feed is not loaded, or too old to refute anything */
  inFeed: (feed: string, address: string) => boolean | null;
  confirm: (address: string, domains: readonly string[]) => Promise<Confirmation>;
  keysOf: KeysOf;
  /** addresses that no public robot has: a proxy nobody named stands there */
  isPublic: (address: string) => boolean;
}

/** Nobody said anything of himself. */
export const NOBODY: Identity = { kind: 'none', name: null, category: null, operator: null };

/** A proof by signature counts first, then what the user agent claims, against ranges and names. */
export function createIdentify(parts: IdentityParts): Identify {
  const { robotOf, inFeed, confirm, isPublic } = parts;
  return async (claimant) => {
    const { request, address } = claimant;
    const signed =
      hasBotSignature(request) && claimant.target ? await bySignature(claimant, claimant.target, parts) : null;
    if (signed && signed.kind !== 'claimed') return signed;
    const userAgent = request.headers.find(([name]) => name.toLowerCase() === 'user-agent')?.[1] ?? '';
    const robot = robotOf(userAgent);
    if (!robot) return signed ?? NOBODY;
    const { name, category, operator, feeds = [], domains = [] } = robot;
    const as = (kind: Identity['kind']): Identity => ({ kind, name, category, operator });
    if (!isPublic(address)) return as('claimed');
    const listed = feeds.map((feed) => inFeed(feed, address));
    if (listed.includes(true)) return as('verified');
    if (domains.length > 0) {
      const confirmation = await confirm(address, domains);
      if (confirmation === 'confirmed') return as('verified');
      return as(confirmation === 'refuted' ? 'spoofed' : 'claimed');
    }
    // Only where every list of the operator was there to be read does absence say anything.
    return as(listed.length > 0 && listed.every((one) => one === false) ? 'spoofed' : 'claimed');
  };
}

/** Null when there is nothing to check it against. A signature that does not verify is a forgery; one used twice, a copy. */
async function bySignature({ request }: Claimant, target: URL, parts: IdentityParts): Promise<Identity | null> {
  const { now, crypto, state, keysOf } = parts;
  const read = readBotSignature(request, target, Math.floor(now() / 1000));
  if (!read.ok || !read.signature.agent || !URL.canParse(read.signature.agent.url)) {
    return { ...NOBODY, kind: 'claimed' };
  }
  const { signature } = read;
  const { keyid, nonce, agent, expires } = signature;
  const as = (kind: Identity['kind']): Identity => ({ kind, ...signerAt(new URL(agent!.url).hostname) });
  const keys = await keysOf(agent!, keyid);
  if (!keys) return as('claimed');
  const key = keys.get(keyid);
  if (key === undefined || !(await verifyBotSignature(signature, key, crypto))) return as('spoofed');
  if (nonce === null) return as('signed');
  const id = createHash('sha256').update(`${keyid} ${nonce}`).digest('base64url');
  const isFirst = await state.useSignature(id, (expires + rememberS) * 1000);
  return as(isFirst ? 'signed' : 'claimed');
}

/** Seconds beyond its end for which a signature is still taken, as clocks differ. */
const rememberS = 600;
