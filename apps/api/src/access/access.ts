import { createHmac } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { networkOf } from '../address.ts';
import type { Settings } from '../env.ts';
import { Refusal, refusal } from '../errors.ts';
import type { KeyWithOwner, Scope, SiteRow, StatePort } from '../state/port.ts';
import { authenticate, findPublicKey, type PublicKey } from './authenticate.ts';
import { createLastUsed } from './last-used.ts';
import { createLookup, type KeyLookup } from './lookup.ts';
import { createQuota } from './quota.ts';
import { createRateLimit, type RateDecision, rateHeaders } from './rate-limit.ts';
import { createSharedRate } from './shared-rate.ts';
import { createSpreadRate } from './spread-rate.ts';

/** What access is made of. */
export interface AccessDeps {
  state: StatePort;
  now: () => number;
  nonceKey: Uint8Array;
  settings: Pick<Settings, 'tiers' | 'pageRate' | 'state'>;
}

/** Who may do what, and how often. */
export interface Access {
  lookUpKey: KeyLookup;
  /**
   * The caller by the request's key, which may do one of `scopes`, within the limit per minute of its tier; headers say how much is
   * left. `onKnown` hears of the caller also when it is refused after that.
   */
  secret(
    request: Pick<FastifyRequest, 'headers'>,
    reply: FastifyReply,
    scopes: readonly Scope[],
    onKnown?: (caller: KeyWithOwner) => void,
  ): Promise<KeyWithOwner>;
  /** The site behind a public key in force, or null. */
  publicKey(text: string): Promise<PublicKey | null>;
  site(accountId: string, siteId: string): Promise<SiteRow | null>;
  /** Refuses more than the setting's page requests a minute from one address to one site. */
  countPageRequest(siteId: string, address: string): void;
  /** Counts a request of an address, of which an IPv6 /64 is one, under a name. Known at once, from what this process knows. */
  countAddress(name: string, address: string, limit: number): RateDecision;
  /** Takes one from the month of a live key's account, or refuses. The last step before a 2xx. */
  useQuota(caller: KeyWithOwner): Promise<void>;
  /** Writes down when keys were last used. */
  writeLastUsed(): Promise<void>;
}

/** Build access over a store. Caches and counters live as long as what is returned. */
export function createAccess({ state, now, nonceKey, settings }: AccessDeps): Access {
  const lookUpKey = createLookup((hash) => state.findKey(hash), now);
  const lookUpSite = createLookup((ids) => {
    const [accountId = '', siteId = ''] = ids.split(' ');
    return state.getSite(accountId, siteId);
  }, now);
  // A store that several processes may share counts for all of them.
  const isShared = /^postgres/.test(settings.state);
  const byKey = isShared ? createSharedRate(state, now) : createRateLimit(now);
  // Nobody can read or guess an address back from what the store is told.
  const hidden = (name: string) =>
    `address ${createHmac('sha256', nonceKey).update(`rate:${name}`).digest('base64url')}`;
  const byAddress = isShared ? createSpreadRate(state, now, hidden) : createRateLimit(now);
  const countAddress: Access['countAddress'] = (name, address, limit) =>
    byAddress(`${name} ${networkOf(address, 32, 64) ?? address}`, limit);
  const lastUsed = createLastUsed(state, now);
  const takeQuota = createQuota(state, now);

  return {
    lookUpKey,

    async secret(request, reply, scopes, onKnown) {
      const found = await authenticate(request.headers, lookUpKey, now());
      onKnown?.(found);
      if (!found.key.scopes.some((scope) => scopes.includes(scope))) throw refusal('key_scope');
      const decision = await byKey(found.key.id, settings.tiers[found.account.tier].perMinute);
      reply.headers(rateHeaders('key', decision));
      refuseBeyond('key', decision);
      lastUsed.note(found.key.id);
      return found;
    },

    async publicKey(text) {
      const found = await findPublicKey(text, lookUpKey, now());
      if (found) lastUsed.note(found.key.id);
      return found;
    },

    site: (accountId, siteId) => lookUpSite(`${accountId} ${siteId}`),

    countPageRequest(siteId, address) {
      refuseBeyond('address', countAddress(siteId, address, settings.pageRate));
    },

    countAddress,

    async useQuota({ key, account }) {
      if (key.mode === 'test') return;
      if (!(await takeQuota(account.id, settings.tiers[account.tier].monthly))) {
        throw new Refusal({ code: 'quota_exceeded' });
      }
    },

    writeLastUsed: () => lastUsed.write(),
  };
}

function refuseBeyond(policy: string, decision: RateDecision): void {
  if (!decision.allowed) throw new Refusal({ code: 'rate_limited' }, rateHeaders(policy, decision));
}
