import { chromium, firefox, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { foreign_client_hints } from './foreign_client_hints.ts';

describeSignal(foreign_client_hints, {
  hits: {
    'a Chromium that says it is Firefox': withHeaders(chromium(), {
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0',
    }),
  },
  clears: {
    Firefox: firefox(),
    Chrome: chromium(),
  },
});
