import { documentVisit, firefox, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { foreign_header_order } from './foreign_header_order.ts';

describeSignal(foreign_header_order, {
  hits: {
    'a client whose language was set from outside': withHeaders(documentVisit('chromium'), {
      'sec-ch-ua': '"Chromium";v="156", "Not(A:Brand";v="8"',
    }),
    'Firefox’s names in another order': withHeaders(documentVisit('firefox'), { accept: 'text/html,*/*;q=0.8' }),
  },
  clears: {
    Chromium: documentVisit('chromium'),
    'Chromium on plain http': documentVisit('chromium', 'http'),
    Firefox: documentVisit('firefox'),
    'GNOME Web, whose order is not judged': documentVisit('minibrowser'),
    'a fetch, whose order depends on the page': firefox(),
    'a page behind a proxy that moves headers': withHeaders(documentVisit('chromium'), {
      'sec-ch-ua': '"Chromium";v="156"',
      via: '1.1 gateway',
    }),
  },
});
