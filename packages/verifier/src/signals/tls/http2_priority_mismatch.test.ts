import { capturedRequests, documentVisit, requestVisit, type Visit, withContext, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { http2_priority_mismatch } from './http2_priority_mismatch.ts';

const urgent = (base: Visit, weight: number, isFirst = true): Visit => {
  const tls = base.context.tls!;
  const headersPriority = { ...tls.http2!.headersPriority!, weight };
  return withContext(base, { tls: { ...tls, http2: { ...tls.http2!, headersPriority, isFirst } } });
};
const collect = capturedRequests.find(
  ({ visitor, path, request }) => visitor === 'chromium' && path === '/collect' && request.secure,
)!;

describeSignal(http2_priority_mismatch, {
  hits: {
    'an impersonator of Chrome with one weight for everything': urgent(documentVisit('chromium'), 220),
    'one of Firefox': urgent(documentVisit('firefox'), 22),
  },
  clears: {
    Chromium: documentVisit('chromium'),
    Firefox: documentVisit('firefox'),
    'GNOME Web': documentVisit('minibrowser'),
    'a fetch, which is less urgent': requestVisit(collect),
    'a later request of a connection': urgent(documentVisit('chromium'), 220, false),
    'a page fetched ahead': withHeaders(urgent(documentVisit('chromium'), 110), { 'sec-purpose': 'prefetch' }),
  },
});
