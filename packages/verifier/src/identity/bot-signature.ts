import { asciiBytes } from '../bytes.ts';
import type { RequestSeen } from '../context.ts';
import type { Crypto } from '../ed25519.ts';
import { type BotKey, verifyWithBotKey } from './bot-key.ts';
import { type Member, parseDictionary, parseString } from './structured-fields.ts';

/** Where a signer's keys are, as `Signature-Agent` says. */
export interface SignatureAgent {
  url: string;
  /** `directory`: at the well-known path of that origin; `jwks_uri`: the key set itself; `cimd`: a document that holds or names it */
  type: 'directory' | 'jwks_uri' | 'cimd';
}

/** What a signature can be about: the request as it came, nothing cut out. */
export type SignedRequest = Pick<RequestSeen, 'method' | 'headers'>;

/** A request's own address in its parts: a `URL` is one. */
export interface SignedTarget {
  host: string;
  protocol: string;
  href: string;
  pathname: string;
  search: string;
}

/** The Web Bot Auth signature of a request (RFC 9421), its form read and nothing proven. */
export interface BotSignature {
  keyid: string;
  /** seconds */
  created: number;
  expires: number;
  nonce: string | null;
  agent: SignatureAgent | null;
  /** as the signature says; null where the key decides */
  alg: string | null;
  /** what was signed */
  base: Uint8Array;
  signature: Uint8Array;
}

/** Why a signature is no proof, whatever its key. */
export type SignatureProblem = 'malformed' | 'unsupported' | 'unbound' | 'expired' | 'not_yet_valid';

const TAG = 'web-bot-auth';
/** Seconds by which clocks may differ. */
const SKEW_S = 300;
/** Seconds for which a signature is taken, whatever it says. */
const MAX_LIFE_S = 86_400;

/** Whether a request carries anything that looks like a signature of a bot. */
export const hasBotSignature = (request: SignedRequest): boolean =>
  headerValue(request, 'signature-input')?.includes(TAG) === true;

/**
 * Read the request's Web Bot Auth signature. `target` is the request's own address as this server knows it: a signature
 * that covers neither authority nor target could be carried to any other site, and is refused.
 */
export function readBotSignature(
  request: SignedRequest,
  target: SignedTarget,
  now: number,
): { ok: true; signature: BotSignature } | { ok: false; problem: SignatureProblem } {
  const bad = (problem: SignatureProblem) => ({ ok: false, problem }) as const;
  const inputs = parseDictionary(headerValue(request, 'signature-input') ?? '');
  const found = inputs && [...inputs].find(([, member]) => member.params.get('tag') === TAG);
  if (!found) return bad('malformed');
  const [label, input] = found;
  const signature = parseDictionary(headerValue(request, 'signature') ?? '')?.get(label)?.value;
  const { created, expires, keyid, nonce, alg } = Object.fromEntries(input.params);
  if (!(signature instanceof Uint8Array) || !Array.isArray(input.value)) return bad('malformed');
  if (typeof keyid !== 'string' || typeof created !== 'number' || typeof expires !== 'number') return bad('malformed');
  if (alg !== undefined && alg !== 'ed25519' && alg !== 'rsa-pss-sha512') return bad('unsupported');
  const components: string[] = [];
  for (const { value, params, text } of input.value) {
    const line = typeof value === 'string' ? componentValue(request, target, value, params) : null;
    if (line === null) return bad('malformed');
    components.push(`${text}: ${line}`);
  }
  const covered = input.value.map(({ value }) => value);
  if (!covered.includes('@authority') && !covered.includes('@target-uri')) return bad('unbound');
  const agent = agentOf(request, input);
  // Who may name the agent without signing it may put his own name on another's signature.
  if (agent === 'malformed' || (agent !== null && !covered.includes('signature-agent'))) return bad('unbound');
  if (expires <= created) return bad('malformed');
  if (created > now + SKEW_S) return bad('not_yet_valid');
  // What is good for years is good for a day here: that is how long a nonce is worth remembering.
  const ends = Math.min(expires, created + MAX_LIFE_S);
  if (ends < now - SKEW_S) return bad('expired');
  const base = asciiBytes([...components, `"@signature-params": ${input.text}`].join('\n'));
  return {
    ok: true,
    signature: {
      keyid,
      created,
      expires: ends,
      nonce: typeof nonce === 'string' ? nonce : null,
      agent,
      alg: alg ?? null,
      base,
      signature,
    },
  };
}

/** Whether a signature verifies with this key, whose thumbprint is the signature's `keyid`. */
export const verifyBotSignature = (signature: BotSignature, key: BotKey, crypto: Crypto): Promise<boolean> =>
  verifyWithBotKey(signature, key, crypto);

/** What a refusal sends along to ask for a signature: `Accept-Signature` (RFC 9421, section 5). */
export const acceptSignature = (): string =>
  `sig1=("@authority" "signature-agent";key="sig1");created;expires;keyid;nonce;tag="${TAG}"`;

/** `Signature-Agent` as a dictionary, or as one string, which is how it began. Null without one. */
export function readSignatureAgents(value: string): ReadonlyMap<string, SignatureAgent> | null {
  const legacy = parseString(value);
  if (legacy !== null) return new Map([['', { url: legacy, type: 'directory' }]]);
  const members = parseDictionary(value);
  if (!members) return null;
  const agents = new Map<string, SignatureAgent>();
  for (const [name, { value: url, params }] of members) {
    const given = params.get('type') ?? { token: 'directory' };
    const type = typeof given === 'object' && 'token' in given ? given.token : given;
    if (typeof url !== 'string' || (type !== 'directory' && type !== 'jwks_uri' && type !== 'cimd')) return null;
    agents.set(name, { url, type });
  }
  return agents;
}

/** The agent that the signature covers, by the key that its component names. */
function agentOf(request: SignedRequest, input: Member): SignatureAgent | null | 'malformed' {
  const value = headerValue(request, 'signature-agent');
  if (value === null) return null;
  const agents = readSignatureAgents(value);
  if (!agents || !Array.isArray(input.value)) return 'malformed';
  const component = input.value.find((item) => item.value === 'signature-agent');
  const key = component?.params.get('key') ?? '';
  return (typeof key === 'string' && agents.get(key)) || 'malformed';
}

function componentValue(
  request: SignedRequest,
  target: SignedTarget,
  name: string,
  params: Member['params'],
): string | null {
  const others = [...params.keys()].filter((param) => param !== 'key');
  if (others.length > 0) return null;
  const key = params.get('key');
  if (key !== undefined) {
    const member = typeof key === 'string' ? parseDictionary(headerValue(request, name) ?? '')?.get(key) : undefined;
    return member?.text ?? null;
  }
  if (!name.startsWith('@')) return headerValue(request, name);
  const derived: Readonly<Record<string, string>> = {
    '@method': request.method,
    '@authority': target.host,
    '@scheme': target.protocol.slice(0, -1),
    '@target-uri': target.href,
    '@request-target': target.pathname + target.search,
    '@path': target.pathname,
    '@query': target.search || '?',
  };
  return Object.hasOwn(derived, name) ? derived[name]! : null;
}

/** All values of a header, as one (RFC 9421, section 2.1). */
function headerValue(request: SignedRequest, name: string): string | null {
  const values = request.headers.filter(([sent]) => sent.toLowerCase() === name).map(([, value]) => value.trim());
  return values.length === 0 ? null : values.join(', ');
}
