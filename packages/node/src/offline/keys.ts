import type { Crypto, PublicKey } from '../crypto.ts';
import type { Settings } from '../options.ts';
import { ask, orAborted } from '../request.ts';

/** Milliseconds. */
const WAIT = {
  /** between two questions for the set: whoever makes up key names must not make us ask for each */
  betweenMs: 30_000,
  /** how long a set is kept where no cache header says so, and at least */
  leastMs: 60_000,
  mostMs: 86_400_000,
  /** how long past that the keys still serve while the server does not answer: a key it replaced is kept by it as long */
  staleMs: 3_600_000,
};

/** The server's public keys, fetched when first needed and kept as long as its cache headers say. */
export interface KeySet {
  /** The key of this name, or null. Waits at most `waitMs`, and only for a key that is not known. */
  find(kid: string, waitMs: number, signal?: AbortSignal): Promise<PublicKey | null>;
}

/** Keep a key set. */
export function createKeySet(settings: Settings, crypto: Crypto): KeySet {
  const { now } = settings;
  let keys = new Map<string, PublicKey>();
  let freshUntil = 0;
  let askedAt: number | null = null;
  let asking: Promise<void> | null = null;

  async function load(): Promise<void> {
    const { jwks, keptMs } = await ask(settings, {
      path: '/.well-known/jwks.json',
      isPublic: true,
      read: (body, headers) => {
        const listed = readKeys(body);
        return listed && { jwks: listed, keptMs: keptMsOf(headers) };
      },
    });
    // A set replaces what was there: a key thrown away for a reason is not to be believed any longer.
    keys = new Map(
      await Promise.all(jwks.map(async ({ kid, x }) => [kid, await crypto.publicKey(x)] as [string, PublicKey])),
    );
    freshUntil = now() + keptMs;
  }

  /** Ask once for all who wait; null when the last question is too fresh. */
  function refresh(): Promise<void> | null {
    const at = now();
    if (asking === null && (askedAt === null || at < askedAt || at - askedAt >= WAIT.betweenMs)) {
      askedAt = at;
      asking = load()
        // Without keys nothing is decided offline; whoever asks live hears what is wrong.
        .catch(() => undefined)
        .finally(() => {
          asking = null;
        });
    }
    return asking;
  }

  const usable = (kid: string) => (now() < freshUntil + WAIT.staleMs ? (keys.get(kid) ?? null) : null);
  return {
    async find(kid, waitMs, signal) {
      const known = usable(kid);
      if (known !== null) {
        if (now() >= freshUntil) void refresh();
        return known;
      }
      const asked = refresh();
      if (asked === null) return null;
      await within(asked, waitMs, signal);
      return usable(kid);
    },
  };
}

/** Wait for a promise, but not longer; rejects only with the caller's own reason. */
async function within(promise: Promise<void>, waitMs: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, waitMs);
  });
  try {
    const either = Promise.race([promise, enough]);
    await (signal ? orAborted(either, signal) : either);
  } finally {
    clearTimeout(timer);
  }
}

function readKeys(body: unknown): Array<{ kid: string; x: string }> | null {
  const { keys } = (body ?? {}) as { keys?: unknown };
  if (!Array.isArray(keys)) return null;
  return keys.filter(
    (key) =>
      key?.kty === 'OKP' &&
      key.crv === 'Ed25519' &&
      (key.use ?? 'sig') === 'sig' &&
      typeof key.kid === 'string' &&
      /^[A-Za-z0-9_-]{43}$/.test(key.x),
  );
}

function keptMsOf(headers: Headers): number {
  const text = headers.get('cache-control') ?? '';
  const seconds = /\bno-(?:store|cache)\b/i.test(text) ? 0 : Number(/\bmax-age=(\d{1,9})/i.exec(text)?.[1] ?? 0);
  const age = Number(headers.get('age') ?? 0) || 0;
  return Math.min(WAIT.mostMs, Math.max(WAIT.leastMs, (seconds - age) * 1000));
}
