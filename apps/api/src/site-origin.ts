const anyPort = ':*';

/** May this origin speak for a site? An entry names an origin exactly, or any port of a host as `http://localhost:*`. */
export function isSiteOrigin(origins: readonly string[], origin: string): boolean {
  return origins.some((entry) => {
    if (!entry.endsWith(anyPort)) return entry === origin;
    const host = entry.slice(0, -anyPort.length);
    return origin === host || (origin.startsWith(`${host}:`) && /^\d{1,5}$/.test(origin.slice(host.length + 1)));
  });
}
