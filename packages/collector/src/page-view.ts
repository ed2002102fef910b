import type { Evidence, ReadingName } from '@veridict/contract';
import {
  type CollectAnswer,
  EVIDENCE_VERSION,
  LIMITS,
  type NonceAnswer,
  PATHS,
  TOKEN_TTL_S,
  type VerdictDetail,
} from '@veridict/contract/wire';
import type { TokenCookie } from './cookie.ts';
import { serialise, serialiseWithin, utf8 } from './json.ts';
import type { Options } from './options.ts';
import type { Signer } from './signer.ts';
import { base64url, signToken } from './token.ts';
import type { Answer, Transport } from './transport.ts';

/** What the sources gave for one page view. */
export interface Gathered {
  readings: { [K in Exclude<ReadingName, 'clock'>]?: Evidence['readings'][K] };
  startedMs: number;
  tookMs: number;
}

/** What a page view is made with; everything comes in. */
export interface PageViewTools {
  transport: Transport;
  cookie: TokenCookie;
  /** The page load's signer, made once. */
  signer(): Promise<Signer>;
  /** Runs the sources. */
  gather(consent: Evidence['consent']): Promise<Gathered>;
  /** Monotonic milliseconds. */
  now(): number;
  /** The device's clock, milliseconds; only ever read as an offset. */
  wallClock(): number;
  randomBytes(length: number): Uint8Array;
  origin: string;
}

/** A page view that the server has judged. */
export interface Assessed {
  detail: VerdictDetail;
  ticket: string;
  /** Moment, on the monotonic clock, from which the token is no longer taken. */
  expiresAtMs: number;
}

/** The longest time evidence has room for: a page may have stood open for hours before a navigation within it. */
const MAX_MS = 600_000;
/** Refusals that a fresh nonce mends, among them a repeated collect whose first answer was lost on the way. */
const ASK_AGAIN: readonly string[] = ['nonce_used', 'nonce_expired', 'nonce_invalid'];

/**
 * One page view: nonce → read → sign → collect. The nonce is asked for while the sources run. `prev` is the token
 * before this one, whose session then goes on.
 */
export async function assess(
  tools: PageViewTools,
  options: Options,
  consent: Evidence['consent'],
  prev: string | undefined,
): Promise<Answer<Assessed>> {
  const { transport, now } = tools;
  if (!options.key) return { ok: false, code: 'no_key', message: 'The script tag has no data-key.' };
  const askNonce = async () => {
    const asked = serialise({ key: options.key, prev, region: options.region });
    const answer = await transport.post<NonceAnswer>(PATHS.nonce, asked);
    return { answer, answeredMs: now(), wallMs: tools.wallClock() };
  };
  let asking = askNonce();
  const signing = tools.signer().catch(() => null);
  const gathered = await tools.gather(consent);

  for (let tries = 0; ; tries++) {
    const { answer, answeredMs, wallMs } = await asking;
    if (!answer.ok) return answer;
    const { nonce, sid, now: serverS } = answer.body;
    if (typeof nonce !== 'string' || typeof sid !== 'string' || typeof serverS !== 'number') return NO_ANSWER;
    const signer = await signing;
    if (!signer) return { ok: false, code: 'unsupported', message: 'This browser cannot sign a token here.' };

    // The offset is no finer than the server's whole seconds.
    const clock = { value: { offsetMs: Math.round(wallMs - serverS * 1000) }, ms: 0 };
    const evidence = serialiseWithin(
      LIMITS.collectBytes - LIMITS.tokenBytes - 1,
      { ...gathered.readings, clock },
      (readings): Evidence => ({
        v: EVIDENCE_VERSION,
        nonce,
        startedMs: Math.min(gathered.startedMs, MAX_MS),
        tookMs: Math.min(gathered.tookMs, MAX_MS),
        consent,
        readings,
      }),
    );
    const iat = Math.floor(serverS + (now() - answeredMs) / 1000);
    const content = {
      aud: options.key,
      sid,
      jti: base64url(tools.randomBytes(16)),
      iat,
      origin: tools.origin,
      nonce,
      act: options.action,
    };
    const expiresAtMs = answeredMs + (iat - serverS + TOKEN_TTL_S) * 1000;
    const token = await signToken(signer, content, utf8(evidence));
    const collected = await transport.post<CollectAnswer>(PATHS.collect, `${token}\n${evidence}`);
    if (collected.ok) {
      const { action, band, score, ticket } = collected.body;
      if (typeof action !== 'string' || typeof ticket !== 'string') return NO_ANSWER;
      const detail: VerdictDetail = { token, action };
      if (band !== undefined) detail.band = band;
      if (score !== undefined) detail.score = score;
      tools.cookie.write(token);
      return { ok: true, body: { detail, ticket, expiresAtMs } };
    }
    if (tries || !ASK_AGAIN.includes(collected.code)) return collected;
    asking = askNonce();
  }
}

const NO_ANSWER = { ok: false, code: 'network', message: 'What answered is not Veridict.' } as const;
