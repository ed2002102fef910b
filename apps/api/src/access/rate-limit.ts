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

/** A minute of one name, from its first request on. */
export interface Window {
  startedAt: number;
  count: number;
}

/** The windows of names, each in the minute that runs. Names are bounded; the oldest window goes first. */
export function createWindows<W extends Window>(
  now: () => number,
  opened: (window: Window) => W,
  maxNames = 100_000,
): (name: string) => W {
  // A window that ends is put back at the end, so the map's order is the order of beginnings.
  const windows = new Map<string, W>();

  return (name) => {
    const at = now();
    const known = windows.get(name);
    if (known !== undefined && at - known.startedAt < windowMs) return known;
    windows.delete(name);
    for (const [oldest, { startedAt }] of windows) {
      if (windows.size < maxNames && at - startedAt < windowMs) break;
      windows.delete(oldest);
    }
    const window = opened({ startedAt: at, count: 0 });
    windows.set(name, window);
    return window;
  };
}

/**
 * At most so many requests a minute for each name, in windows that begin with a name's first request. Counted in this
 * process alone.
 */
export function createRateLimit(now: () => number, maxNames?: number) {
  const windowOf = createWindows(now, (window) => window, maxNames);

  return (name: string, limit: number): RateDecision => {
    const window = windowOf(name);
    const isAllowed = window.count < limit;
    if (isAllowed) window.count += 1;
    return decisionOf(window, { isAllowed, limit, at: now() });
  };
}

/** What a window that holds so many says of one request. */
export function decisionOf(
  { startedAt, count }: Window,
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
