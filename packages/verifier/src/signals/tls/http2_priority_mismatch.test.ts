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

const safari = (version: string, weight: number | null, isFirst = true): Visit =>
  withContext(
    withHeaders(documentVisit('minibrowser'), {
      'user-agent': `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${version} Safari/605.1.15`,
    }),
    {
      tls: {
        ja4: 't13d2014h2_a09f3c656075_14788d8d241b',
        http2: {
          text: '2:0;4:4194304;3:100|10485760|0|m,s,p,a',
          settings: [],
          windowUpdate: 10_485_760,
          priorityFrames: 0,
          headersPriority: weight === null ? null : { exclusive: false, dependency: 0, weight },
          pseudoOrder: 'm,s,p,a',
          isFirst,
        },
      },
    },
  );

describeSignal(http2_priority_mismatch, {
  hits: {
    'an impersonator of Safari 17 that gives none': safari('17.5', null),
    'an impersonator of Chrome with one weight for everything': urgent(documentVisit('chromium'), 220),
    'one of Firefox': urgent(documentVisit('firefox'), 22),
  },
  clears: {
    'Safari 17': safari('17.5', 255),
    'Safari 18': safari('18.4', 256),
    'Safari 26, which leaves it to the header': safari('26.0', null),
    'a later request of Safari’s': safari('17.5', null, false),
    Chromium: documentVisit('chromium'),
    Firefox: documentVisit('firefox'),
    'GNOME Web': documentVisit('minibrowser'),
    'a fetch, which is less urgent': requestVisit(collect),
    'a later request of a connection': urgent(documentVisit('chromium'), 220, false),
    'a page fetched ahead': withHeaders(urgent(documentVisit('chromium'), 110), { 'sec-purpose': 'prefetch' }),
  },
});
