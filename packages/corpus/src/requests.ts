import { readdirSync, readFileSync } from 'node:fs';
import { NOTHING_KNOWN, type RequestSeen, type TlsSeen } from '@veridict/verifier';
import { type Visit, visit } from './visit.ts';

/** One request of a real browser, as `make-request-captures.ts` wrote it down. */
export interface CapturedRequest {
  visitor: string;
  path: string;
  request: RequestSeen;
  tls: TlsSeen | null;
}

const folder = new URL('../requests/', import.meta.url);

/** Every captured request: browsers of one machine over http and https, documents and what documents ask for. */
export const capturedRequests: readonly CapturedRequest[] = readdirSync(folder).flatMap((file) => {
  const { visitor, requests } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as {
    visitor: string;
    requests: Array<Omit<CapturedRequest, 'visitor'>>;
  };
  return requests.map((request) => ({ visitor, ...request }));
});

/** A captured request as a visit that ran no script. */
export function requestVisit(captured: CapturedRequest): Visit {
  return {
    ...visit({}, captured.request),
    context: { ...NOTHING_KNOWN, request: captured.request, tls: captured.tls },
  };
}

/** The page itself, asked for by a real browser over https (`where` `http`: on plain http). */
export function documentVisit(
  visitor: 'chromium' | 'firefox' | 'minibrowser',
  where: 'http' | 'https' = 'https',
): Visit {
  const secure = where === 'https';
  const found = capturedRequests.find((c) => c.visitor === visitor && c.path === '/' && c.request.secure === secure);
  if (!found) throw new TypeError(`documentVisit: no capture of ${visitor} over ${where}`);
  return requestVisit(found);
}

/** The same page asked for over HTTP/1.1, as browsers write it there. */
export function overHttp1(base: Visit): Visit {
  const { request, tls } = base.context;
  if (!request || !tls) throw new TypeError('overHttp1: this visit has no request over TLS');
  const title = (name: string) =>
    name.startsWith('sec-ch-') ? name : name.replace(/(^|-)[a-z]/g, (c) => c.toUpperCase());
  const headers = [
    ['Host', 'localhost'] as const,
    ['Connection', 'keep-alive'] as const,
    ...request.headers.filter(([name]) => !/^(:|te$)/.test(name)).map(([name, value]) => [title(name), value] as const),
  ];
  return {
    ...base,
    context: { ...base.context, request: { ...request, httpVersion: '1.1', headers }, tls: { ...tls, http2: null } },
  };
}

/** The same visit with the value of one header changed where it stands, for tests in which order counts. */
export function withHeaderValue(base: Visit, name: string, value: string): Visit {
  const { request } = base.context;
  if (!request) throw new TypeError('withHeaderValue: this visit has no request');
  const headers = request.headers.map(([key, old]) => [key, key.toLowerCase() === name ? value : old] as const);
  return { ...base, context: { ...base.context, request: { ...request, headers } } };
}
