import type { FastifyBaseLogger } from 'fastify';
import type { StatePort } from '../state/port.ts';
import type { Post } from './post.ts';
import type { Attempt, ClaimedDelivery } from './rows.ts';

const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000];

/** How long after each attempt that failed the next one follows; after the last, none. Some 75 hours in all. */
export const RETRY_AFTER_MS: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];
/** Attempts are spread by up to a tenth, so that what failed together does not come back together. */
const spread = 0.1;
/** An endpoint that nothing reached for so long is not tried any more. */
export const DISABLED_AFTER_MS: number = 5 * day;
/** Longer than an attempt can take, or two processes would send a message at once. */
const leaseMs = 60 * second;
const pauseMs = 1 * second;
/** Endpoints that are sent to at once, and messages to each of them. */
const endpoints = 16;
const each = 4;

/** What a sender needs. */
export interface SenderOptions {
  state: Pick<StatePort, 'claimDeliveries' | 'settleDelivery'>;
  post: Post;
  /** base64 signatures, one by each key that receivers may know */
  sign: (text: string) => Promise<string[]>;
  now: () => number;
  /** between 0 and 1 */
  chance: () => number;
  delay: (ms: number) => Promise<void>;
  log: Pick<FastifyBaseLogger, 'warn'>;
}

/** Send one message and write down what came of it. */
export async function deliver(message: ClaimedDelivery, options: Omit<SenderOptions, 'delay'>): Promise<void> {
  const { state, now, chance, log } = options;
  const { id, claim, webhookId, tried } = message;
  const at = now();
  const started = performance.now();
  const { status, error } = await attempt(message, at, options);
  const isDelivered = status !== null && status >= 200 && status < 300;
  const wait = RETRY_AFTER_MS[tried];
  const outcome = await state.settleDelivery({
    id,
    claim,
    attempt: { at, status, error, ms: Math.round(performance.now() - started) },
    isDelivered,
    nextAt: isDelivered || wait === undefined ? null : now() + Math.round(wait * (1 + spread * chance())),
    isGone: status === 410,
    failingBefore: at - DISABLED_AFTER_MS,
  });
  if (outcome === 'disabled') log.warn({ webhook: webhookId, status, error }, 'a webhook is disabled: it fails');
}

/** One attempt, as Standard Webhooks has it: the id stays, the time is this attempt's, and the signature is over both and the body. */
async function attempt(
  { id, url, body }: ClaimedDelivery,
  at: number,
  { post, sign }: Pick<SenderOptions, 'post' | 'sign'>,
): Promise<Pick<Attempt, 'status' | 'error'>> {
  const timestamp = String(Math.floor(at / 1000));
  const signatures = await sign(`${id}.${timestamp}.${body}`);
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'Veridict-Webhooks',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.map((one) => `v1a,${one}`).join(' '),
  };
  try {
    return { status: await post(url, headers, body), error: null };
  } catch (failure) {
    return { status: null, error: reasonOf(failure) };
  }
}

/** Why no answer came, in a few words for the log that the endpoint's owner reads. */
function reasonOf(failure: unknown): string {
  const { code, message } = failure as NodeJS.ErrnoException;
  return code === 'ABORT_ERR' ? 'no answer in time' : (code ?? message ?? 'unknown').slice(0, 200);
}

/** Sends what is due until it is stopped. What fails is in the store and comes again. */
export function startSender(options: SenderOptions): { stop: () => Promise<void> } {
  const { state, now, delay, log } = options;
  /** messages under way, by endpoint */
  const busy = new Map<string, number>();
  const underWay = new Set<Promise<void>>();
  let isStopping = false;
  let wake: () => void = () => undefined;

  function start(message: ClaimedDelivery): void {
    const { webhookId } = message;
    busy.set(webhookId, (busy.get(webhookId) ?? 0) + 1);
    const done = deliver(message, options)
      .catch((error: unknown) => log.warn({ err: error }, 'a webhook message could not be settled: it comes again'))
      .then(() => {
        underWay.delete(done);
        const left = (busy.get(webhookId) ?? 1) - 1;
        if (left > 0) busy.set(webhookId, left);
        else {
          busy.delete(webhookId);
          wake();
        }
      });
    underWay.add(done);
  }

  async function run(): Promise<void> {
    let isFailing = false;
    while (!isStopping) {
      const freed = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const free = endpoints - busy.size;
      try {
        const asked = { now: now(), leaseMs, endpoints: free, each, busy: [...busy.keys()] };
        if (free > 0) for (const message of await state.claimDeliveries(asked)) start(message);
        isFailing = false;
      } catch (error) {
        if (!isFailing) log.warn({ err: error }, 'webhook messages could not be read');
        isFailing = true;
      }
      if (!isStopping) await Promise.race([delay(pauseMs), freed]);
    }
  }
  const running = run();
  return {
    async stop() {
      isStopping = true;
      wake();
      await running;
      await Promise.all(underWay);
    },
  };
}
