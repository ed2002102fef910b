import { chromium, documentVisit, firefox, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { implausible_accept } from './implausible_accept.ts';

describeSignal(implausible_accept, {
  hits: {
    'a library that copied some headers': withHeaders(documentVisit('chromium'), { accept: '*/*' }),
    'a library that sends none': withHeaders(chromium(), { accept: null }),
  },
  clears: {
    'Chromium asking for a page': documentVisit('chromium'),
    'GNOME Web asking for a page': documentVisit('minibrowser', 'http'),
    'a fetch, which takes anything': firefox(),
  },
});
