import { chromium, found, withFault, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { late_driver_traces } from './late_driver_traces.ts';

describeSignal(late_driver_traces, {
  hits: {
    'Playwright once a function was exposed': withReading(
      chromium(),
      'lateGlobals',
      found(['__playwright__binding__']),
    ),
  },
  clears: {
    'a page that went on defining names': withReading(chromium(), 'lateGlobals', found(['dataLayer', 'fbq', '__pwa'])),
  },
  skips: {
    'a page view that sent nothing later': withFault(chromium(), 'lateGlobals', 'timeout'),
  },
});
