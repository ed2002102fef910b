import { realmOf } from './realms.ts';
import { type Visit, withHeaders, withReading } from './visit.ts';

/** The same visit under another user agent, in every realm and in the request. */
export function renamed(base: Visit, userAgent: string): Visit {
  const page = withReading(base, 'userAgent', { userAgent, appVersion: userAgent.slice('Mozilla/'.length) });
  const identity = realmOf(page.readings);
  const framed = withReading(page, 'iframeRealm', { page: identity, iframe: identity });
  const worker = page.readings.workerRealm ? withReading(framed, 'workerRealm', { identity }) : framed;
  return base.context.request ? withHeaders(worker, { 'user-agent': userAgent }) : worker;
}
