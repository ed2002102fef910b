import { chromium, documentVisit, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { document_tls_mismatch } from './document_tls_mismatch.ts';

const tls = documentVisit('chromium').context.tls!;
const page = (ja4: string | null) =>
  withContext(chromium(), { tls, document: { sameNetwork: true, userAgent: null, ja4 } });

describeSignal(document_tls_mismatch, {
  hits: { 'a page fetched by a script, its collector run elsewhere': page('t13d3112h2_e8f1e7e78f70_b26ce05bbdd6') },
  clears: {
    'the same browser': page(tls.ja4),
    'a page that came over plain http': page(null),
  },
  skips: { 'a page of somebody else’s server': withContext(chromium(), { tls }) },
});
