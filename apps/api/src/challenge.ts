import { createHmac } from 'node:crypto';
import { type Challenge, createChallenge, type Payload, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';

/** Seconds that a challenge may take. */
export const CHALLENGE_TTL_S = 300;
/** Seconds to wait where no work can be asked for. */
export const WAIT_S = 10;
/** Challenges in a session before it is refused. */
export const CHALLENGE_TRIES = 2;

/**
 * Hash rounds for each try, by score: some 65 000 tries are needed on average, which at one round are 0.3 s on a laptop of
 * two cores, and at twelve 3 to 4 s.
 */
const costOf = (score: number): number => (score < 51 ? 1 : score < 70 ? 4 : 12);

/** Makes and checks proofs of work. Nothing but a solution's use is remembered. */
export function createProofs(key: Uint8Array) {
  const secret = createHmac('sha256', key).update('challenge').digest('hex');
  return {
    /** Work for one page view of one session; `id` is what is used up. A test key's is done at once. */
    issue: (
      data: { id: string; sid: string; jti: string },
      { score, mode }: { score: number; mode: 'live' | 'test' },
    ): Promise<Challenge> =>
      createChallenge({
        algorithm: 'SHA-256',
        cost: costOf(score),
        keyPrefix: mode === 'test' ? '00' : '0000',
        deriveKey,
        data,
        hmacSignatureSecret: secret,
      }),

    /** Was this work done, for this very challenge? */
    async isSolved(payload: string, data: { id: string; sid: string; jti: string }): Promise<boolean> {
      try {
        const { challenge, solution } = JSON.parse(Buffer.from(payload, 'base64').toString()) as Payload;
        const meant = challenge.parameters.data ?? {};
        if (meant.id !== data.id || meant.sid !== data.sid || meant.jti !== data.jti) return false;
        const { verified } = await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret: secret });
        return verified;
      } catch {
        // what is not of the widget's form solves nothing
        return false;
      }
    },
  };
}
export type Proofs = ReturnType<typeof createProofs>;
