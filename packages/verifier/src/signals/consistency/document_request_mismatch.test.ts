import { chromium, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { document_request_mismatch } from './document_request_mismatch.ts';

const own = chromium().readings.userAgent!.userAgent;
const page = (userAgent: string | null, sameNetwork: boolean | null = true) =>
  withContext(chromium(), { document: { sameNetwork, userAgent } });

describeSignal(document_request_mismatch, {
  hits: {
    'a page fetched by a script, its collector run elsewhere': page('python-requests/2.32.5'),
    'a page fetched from a server': page(own, false),
  },
  clears: {
    'the same browser': page(own),
    'a page of which nothing is known': page(null, null),
  },
  skips: { 'a page of somebody else’s server': chromium() },
});
