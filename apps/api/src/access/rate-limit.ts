/** What a limit says of one request. */
export interface RateDecision {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** seconds until the window ends */
  resetS: number;
}

/** How long a window lasts. */
export const windowMs = 60_000;

/**
 * At most so many requests a minute for each name, in windows that begin with a name's first request. Counted in this
 * process alone. Names are bounded; the oldest window goes first.
 */
export function createRateLimit(now: () => number, maxNames = 100_000) {
  // A window that ends is put back at the end, so the map's order is the order of beginnings.
  const windows = new Map<string, { startedAt: number; count: number }>();

  return (name: string, limit: number): RateDecision => {
    const at = now();
    let window = windows.get(name);
    if (window === undefined || at - window.startedAt >= windowMs) {
      windows.delete(name);
      for (const [oldest, { startedAt }] of windows) {
        if (windows.size < maxNames && at - startedAt < windowMs) break;
        windows.delete(oldest);
      }
      window = { startedAt: at, count: 0 };
      windows.set(name, window);
    }
    const isAllowed = window.count < limit;
    if (isAllowed) window.count += 1;
    return decisionOf(window, { isAllowed, limit, at });
  };
}

/** What a window that holds so many says of one request. */
export function decisionOf(
  { startedAt, count }: { startedAt: number; count: number },
  { isAllowed, limit, at }: { isAllowed: boolean; limit: number; at: number },
): RateDecision {
  const resetS = Math.max(1, Math.ceil((startedAt + windowMs - at) / 1000));
  return { allowed: isAllowed, limit, remaining: Math.max(0, limit - count), resetS };
}

/** Headers of draft-ietf-httpapi-ratelimit-headers, and `Retry-After` for a refused request. */
export function rateHeaders(policy: string, decision: RateDecision): Record<string, string> {
  return {
    'ratelimit-policy': `"${policy}";q=${decision.limit};w=${windowMs / 1000}`,
    ratelimit: `"${policy}";r=${Math.max(0, decision.remaining)};t=${decision.resetS}`,
    ...(decision.allowed ? {} : { 'retry-after': String(decision.resetS) }),
  };
}
