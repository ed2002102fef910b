import {
  type AssessedRequest,
  type Assessment,
  type Client,
  createClient,
  type Decision,
  type FailoverVerdict,
} from '../index.ts';
import { parseTrustProxy } from './client-address.ts';
import { credentialsOf } from './credentials.ts';
import type { Incoming } from './incoming.ts';
import type { MiddlewareOptions } from './options.ts';

/** What is asked for to learn whether anybody answers: no token of anybody's, so it costs no verdict. */
const NOBODY = 'none';
/** For so long the answer holds, milliseconds. */
const probeTtlMs = 2_000;

/** What decides about requests. */
export interface Decider<Native> {
  addressOf(incoming: Incoming): string | null;
  decide(incoming: Incoming, address: string | null, native: Native): Promise<Decision>;
}

/** Make what decides. Throws a `TypeError` when an option is wrong. */
export function createDecider<Native>(options: MiddlewareOptions<Native>): Decider<Native> {
  const { onMissing, onUnavailable = 'site', action, live, ja4, connection } = options;
  if ((onUnavailable as string) === 'throw')
    throw new TypeError("onUnavailable must not be 'throw' in a middleware: nobody could catch it");
  const client = createClient({
    ...options,
    onUnavailable,
    onMissing: onMissing === 'assess' ? undefined : onMissing,
  });
  const unavailable = createProbe(client);

  return {
    addressOf: parseTrustProxy(options.trustProxy),
    async decide(incoming, address, native) {
      const { token, pass } = await credentialsOf(incoming);
      if (token === null && onMissing === 'assess' && address !== null)
        return assess(client, incoming, {
          ip: address,
          ja4: ja4?.(native) || undefined,
          connection: connection?.(native) ?? undefined,
          siteId: onlySite(options.siteId),
        });
      const isReading = /^(GET|HEAD|OPTIONS)$/.test(incoming.method);
      const decision = await client.decide(token, {
        pass,
        ip: address ?? undefined,
        userAgent: incoming.headers.get('user-agent') ?? undefined,
        ja4: ja4?.(native) || undefined,
        action,
        live: typeof live === 'function' ? live(incoming) : live,
      });
      if (decision.reason !== 'token_missing' || decision.action === 'allow') return decision;
      if (onMissing === undefined && isReading) return { ...decision, action: 'allow' };
      // While nobody answers no page can get a token: who has none then is not to be blamed.
      return (await unavailable()) ?? decision;
    },
  };
}

/** What to do without an answer, while there is none; null while there is one. */
function createProbe(client: Client): () => Promise<Decision | null> {
  let last: { at: number; answer: Promise<Decision | null> } | null = null;
  return () => {
    const at = performance.now();
    if (last === null || at - last.at > probeTtlMs) {
      const answer = client
        .decide(NOBODY, { live: true })
        .then((decision) => (decision.source === 'failover' ? decision : null));
      last = { at, answer };
    }
    return last.answer;
  };
}

/** The site whose settings decide and whose pages are counted; of several nobody says which one was asked for. */
function onlySite(siteId: MiddlewareOptions['siteId']): string | undefined {
  const ids = typeof siteId === 'string' ? [siteId] : (siteId ?? []);
  return ids.length === 1 ? ids[0] : undefined;
}

/** A decision by the request alone: its headers, their order, and its address. */
async function assess(
  client: Client,
  incoming: Incoming,
  seen: Pick<AssessedRequest, 'ip' | 'ja4' | 'connection' | 'siteId'>,
): Promise<Decision> {
  const { method, headers, httpVersion, secure, url } = incoming;
  const whole = /^https?:/i.test(url) ? url : `${secure ? 'https' : 'http'}://${headers.get('host') ?? ''}${url}`;
  const verdict: Assessment | FailoverVerdict = await client.assess({
    ...seen,
    method,
    url: whole,
    headers: incoming.list(),
    httpVersion: httpVersion ?? undefined,
  });
  const known = { sessionId: null, action: verdict.action };
  if ('error' in verdict)
    return {
      ...known,
      source: 'failover',
      reason: 'unavailable',
      score: null,
      band: null,
      identity: null,
      verdict: null,
      error: verdict.error,
    };
  const { score, band, identity = null } = verdict;
  const told = { ...verdict, token: '' };
  return { ...known, source: 'live', reason: 'verdict', score, band, identity, verdict: told, error: null };
}
