import { documentVisit, withContext, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { missing_priority } from './missing_priority.ts';

describeSignal(missing_priority, {
  hits: {
    'headers copied from an older browser': withHeaders(documentVisit('chromium'), { priority: null }),
  },
  clears: {
    Chromium: documentVisit('chromium'),
    Firefox: documentVisit('firefox'),
    'a proxy that reports the handshake and drops the header': withContext(
      withHeaders(documentVisit('chromium'), { priority: null }),
      { tls: { ja4: 't13d1517h2_8daaf6152771_cb7bf5808d99' } },
    ),
  },
});
