import { chromium, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { forwarding_spoofed } from './forwarding_spoofed.ts';

describeSignal(forwarding_spoofed, {
  hits: {
    'a scraper that names an address': withContext(chromium(), { forwardingSpoofed: ['x-forwarded-for'] }),
  },
  clears: {
    'a list of none': withContext(chromium(), { forwardingSpoofed: [] }),
  },
  skips: {
    'a client that sends no such header': chromium(),
  },
});
