import { lookup as systemLookup } from 'node:dns';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';

/** What a fetch on behalf of a stranger's word may do. */
export interface GuardOptions {
  /** addresses that may be connected to: public ones */
  isPublic: (address: string) => boolean;
  /** name look-up @defaultValue the system's */
  lookup?: LookupFunction;
  /** authorities that are trusted, PEM @defaultValue the system's */
  ca?: string;
  /** ports that may be connected to @defaultValue 443 */
  ports?: readonly number[];
  /** milliseconds for the whole answer @defaultValue 3000 */
  timeoutMs?: number;
  /** @defaultValue 65536 */
  maxBytes?: number;
}

/**
 * Fetch JSON from an address that a client named. It may name anything, so: https and the usual port only, a name and no
 * address, whose every address is public (checked on the connection itself, so that no second look-up can differ), no
 * redirect, little time, few bytes. Throws for whatever is not exactly that.
 */
export function fetchGuarded(address: string, options: GuardOptions): Promise<unknown> {
  const { isPublic, lookup = systemLookup as LookupFunction, ca, ports = [443] } = options;
  const { timeoutMs = 3_000, maxBytes = 65_536 } = options;
  return new Promise((resolve, reject) => {
    const url = new URL(address);
    const refuse = (why: string): void => reject(new Error(`${url.origin}: ${why}`));
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (url.protocol !== 'https:') return refuse('not https');
    if (isIP(host) !== 0) return refuse('an address, not a name');
    if (!ports.includes(Number(url.port || 443))) return refuse('another port');
    if (url.username || url.password) return refuse('credentials in the address');
    // All addresses are asked for at once, and one that is not public spoils the name.
    const guarded: LookupFunction = (name, wanted, done) =>
      lookup(name, { ...wanted, all: true }, (error, found) => {
        const list = Array.isArray(found) ? found : [];
        const [first] = list;
        if (error || !first) return done(error ?? new Error('no address'), '', 0);
        if (!list.every((one) => isPublic(one.address))) return done(new Error('not a public address'), '', 0);
        if (wanted.all) done(null, list);
        else done(null, first.address, first.family);
      });
    const asked = request(
      url,
      {
        lookup: guarded,
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          accept: 'application/http-message-signatures-directory+json, application/json',
          'user-agent': 'Veridict',
        },
        ...(ca === undefined ? {} : { ca }),
      },
      (response) => {
        const stop = (why: string): void => {
          response.destroy();
          refuse(why);
        };
        if (response.statusCode !== 200) return stop(`status ${response.statusCode}`);
        if (!/^application\/([\w.-]+\+)?json\b/i.test(response.headers['content-type'] ?? '')) return stop('not JSON');
        if (response.headers['content-encoding'] !== undefined) return stop('encoded');
        const parts: Buffer[] = [];
        let size = 0;
        response.on('data', (part: Buffer) => {
          size += part.length;
          if (size > maxBytes) stop('too large');
          else parts.push(part);
        });
        response.on('error', reject);
        response.on('end', () => {
          try {
            resolve(JSON.parse(Buffer.concat(parts).toString('utf8')));
          } catch (error) {
            reject(error as Error);
          }
        });
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}
