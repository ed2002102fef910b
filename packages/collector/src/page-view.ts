import type { Evidence } from '@veridict/contract';
import {
  type CollectAnswer,
  EVIDENCE_VERSION,
  LIMITS,
  type NonceAnswer,
  PATHS,
  type PublicVerdict,
  type VerdictDetail,
} from '@veridict/contract/wire';
import type { TokenCookie } from './cookie.ts';
import { serialise, utf8, within } from './json.ts';
import type { Options } from './options.ts';
import type { RunResult } from './run.ts';
import { randomBytes, type Signer } from './signer.ts';
import { base64url, signToken } from './token.ts';
import type { Answer, Transport } from './transport.ts';

/** What a page view is made with; everything comes in. */
export interface PageViewTools {
  transport: Transport;
  cookie: TokenCookie;
  /** The page load's signer, made once. */
  signer(): Promise<Signer>;
  /** Runs the sources, and makes what follows from the nonce as soon as there is one. */
  gather(consent: Evidence['consent'], nonce: Promise<string | undefined>): Promise<RunResult>;
  /** Origin as the page's requests carry it. */
  origin: string;
}

/** A page view that the server has judged. */
export interface Assessed {
  detail: VerdictDetail;
  ticket: string;
}

/** The longest time evidence has room for: a page may have stood open for hours before a navigation within it. */
const MAX_MS = 600_000;
/** Token, newline and all of the evidence that is not a reading. */
const AROUND_READINGS_BYTES = LIMITS.tokenBytes + 512;
/** Refusals that a fresh nonce mends, among them that of a repeated collect whose first answer was lost on the way. */
const NONCE_REFUSED = /^nonce_/;
const NOT_OURS = { ok: false, code: 'network', message: 'No answer.' } as const;

/**
 * One page view: nonce → read → sign → collect. The nonce is asked for while the sources run. `prev` is the token
 * before this one, whose session then goes on.
 */
export async function assess(
  tools: PageViewTools,
  { key, region, action }: Options,
  consent: Evidence['consent'],
  prev: string | undefined,
): Promise<Answer<Assessed>> {
  const { transport } = tools;
  if (!key) return { ok: false, code: 'no_key', message: 'No data-key.' };
  // Written before anything is begun: on a page without JSON this throws, and nobody would hear of it later.
  const nonceBody = serialise({ key, prev, region });
  const askNonce = async () => ({
    answer: await transport.post<NonceAnswer>(PATHS.nonce, nonceBody),
    answeredMs: performance.now(),
    wallMs: Date.now(),
  });
  let asking = askNonce();
  const signing = tools.signer().catch(() => null);
  const gathered = await tools.gather(
    consent,
    asking.then(({ answer }) => (answer.ok ? answer.body.nonce : undefined)),
  );
  const { readings, startedMs, tookMs } = gathered;
  try {
    for (let isFirst = true; ; isFirst = false) {
      const { answer, answeredMs, wallMs } = await asking;
      if (!answer.ok) return answer;
      const { nonce, sid, now } = answer.body;
      if (!nonce || !sid || !now) return NOT_OURS;
      const signer = await signing;
      if (!signer) return { ok: false, code: 'unsupported', message: 'Cannot sign.' };
      const followed = await gathered.follow(nonce);

      // The offset is no finer than the server's whole seconds.
      const clock = { value: { offsetMs: wallMs - now * 1000 }, ms: 0 };
      const evidence: Evidence = {
        v: EVIDENCE_VERSION,
        nonce,
        startedMs: Math.min(startedMs, MAX_MS),
        tookMs: Math.min(tookMs, MAX_MS),
        consent,
        readings: within(LIMITS.collectBytes - AROUND_READINGS_BYTES, { ...readings, ...followed, clock }),
      };
      const evidenceText = serialise(evidence);
      const content = {
        aud: key,
        sid,
        jti: base64url(randomBytes(16)),
        // the server's clock and monotonic time since, never the device's clock
        iat: now + Math.floor((performance.now() - answeredMs) / 1000),
        origin: tools.origin,
        nonce,
        act: action,
      };
      const token = await signToken(signer, content, utf8(evidenceText));
      const collected = await transport.post<CollectAnswer>(PATHS.collect, `${token}\n${evidenceText}`);
      if (collected.ok) {
        const { ticket } = collected.body;
        if (!ticket) return NOT_OURS;
        tools.cookie.write(token, collected.body.pass);
        return { ok: true, body: { detail: detailOf(token, collected.body), ticket } };
      }
      if (!isFirst || !NONCE_REFUSED.test(collected.code)) return collected;
      asking = askNonce();
    }
  } finally {
    gathered.end();
  }
}

/** What the page is told: the token and the public part of an answer, nothing else of it. */
export function detailOf(token: string, { action, band, score }: PublicVerdict): VerdictDetail {
  return { token, action, ...(band && { band }), ...(score !== undefined && { score }) };
}
