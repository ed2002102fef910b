import { lookup as systemLookup } from 'node:dns';
import { type IncomingHttpHeaders, type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';

/** What a request to an address that somebody else named may do. */
export interface GuardOptions {
  /** addresses that may be connected to: public ones */
  isPublic: (address: string) => boolean;
  /** name look-up @defaultValue the system's */
  lookup?: LookupFunction | undefined;
  /** authorities that are trusted, PEM @defaultValue the system's */
  ca?: string | undefined;
  /** ports that may be connected to @defaultValue 443 */
  ports?: readonly number[] | 'any' | undefined;
  /** plain http, and addresses in place of names: only where whoever runs the server wants that @defaultValue false */
  allowsPlain?: boolean | undefined;
  /** milliseconds for the whole answer @defaultValue 3000 */
  timeoutMs?: number | undefined;
  /** @defaultValue 65536 */
  maxBytes?: number | undefined;
  /** told of the headers of an answer that is good so far */
  onHeaders?: ((headers: IncomingHttpHeaders) => void) | undefined;
}

/** What is asked. */
export interface GuardedRequest {
  method: 'GET' | 'POST';
  headers: Readonly<Record<string, string>>;
  body?: string | undefined;
}

/**
 * Ask an address that somebody else named, up to the head of its answer. It may be anything, so: https and the usual port
 * only, a name and no address, whose every address is public (checked on the connection itself, so that no second look-up
 * can differ), no redirect followed, little time. Throws for whatever is not exactly that. The caller ends the answer.
 */
export function openGuarded(address: string, asked: GuardedRequest, options: GuardOptions): Promise<IncomingMessage> {
  const { isPublic, lookup = systemLookup as LookupFunction, ca, ports = [443] } = options;
  const { allowsPlain = false, timeoutMs = 3_000 } = options;
  return new Promise((resolve, reject) => {
    const url = new URL(address);
    const refuse = (why: string): void => reject(new Error(`${url.origin}: ${why}`));
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const isTls = url.protocol === 'https:';
    if (!isTls && !(allowsPlain && url.protocol === 'http:')) return refuse('not https');
    // No name, no look-up: the address itself is looked at.
    if (isIP(host) !== 0 && !(allowsPlain && isPublic(host))) return refuse('an address, not a name');
    if (ports !== 'any' && !ports.includes(Number(url.port || (isTls ? 443 : 80)))) return refuse('another port');
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
    const sent = (isTls ? requestTls : requestPlain)(
      url,
      {
        method: asked.method,
        lookup: guarded,
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
        headers: { 'user-agent': 'Veridict', ...asked.headers },
        ...(ca === undefined ? {} : { ca }),
      },
      resolve,
    );
    sent.on('error', reject);
    sent.end(asked.body);
  });
}

/** Fetch JSON from an address that a client named: few bytes, of that type, without encoding. Throws for anything else. */
export async function fetchGuarded(address: string, options: GuardOptions): Promise<unknown> {
  const { maxBytes = 65_536 } = options;
  const accept = 'application/http-message-signatures-directory+json, application/json';
  const response = await openGuarded(address, { method: 'GET', headers: { accept } }, options);
  return new Promise((resolve, reject) => {
    const stop = (why: string): void => {
      response.destroy();
      reject(new Error(`${new URL(address).origin}: ${why}`));
    };
    // Before the checks: an answer that is ended says so as an error.
    response.on('error', reject);
    if (response.statusCode !== 200) return stop(`status ${response.statusCode}`);
    if (!/^application\/([\w.-]+\+)?json\b/i.test(response.headers['content-type'] ?? '')) return stop('not JSON');
    if (response.headers['content-encoding'] !== undefined) return stop('encoded');
    options.onHeaders?.(response.headers);
    const parts: Buffer[] = [];
    let size = 0;
    response.on('data', (part: Buffer) => {
      size += part.length;
      if (size > maxBytes) stop('too large');
      else parts.push(part);
    });
    response.on('end', () => {
      try {
        resolve(JSON.parse(Buffer.concat(parts).toString('utf8')));
      } catch (error) {
        reject(error as Error);
      }
    });
  });
}
