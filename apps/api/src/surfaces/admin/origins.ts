/** `http://localhost:*`: any port, and only on this machine, where ports change and nobody else can answer. */
const ANY_LOOPBACK_PORT = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):\*$/i;

/**
 * An origin as browsers send it: lower case, no default port. Null when it is none, or asks for any port of a host that is
 * not this machine.
 */
export function normalOrigin(text: string): string | null {
  if (ANY_LOOPBACK_PORT.test(text)) return text.toLowerCase();
  if (text.includes('*') || !URL.canParse(text)) return null;
  const { origin, protocol } = new URL(text);
  return protocol === 'http:' || protocol === 'https:' ? origin : null;
}
