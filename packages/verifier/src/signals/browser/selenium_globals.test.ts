import { chromium, firefox, found, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { selenium_globals } from './selenium_globals.ts';

describeSignal(selenium_globals, {
  hits: {
    'a driver that evaluates through the document': withReading(
      firefox(),
      'globals',
      found([], { document: [{ name: '__webdriver_evaluate', kind: 'function' }] }),
    ),
  },
  clears: {
    'a page about selenium, the element': withReading(chromium(), 'globals', found(['selenium', 'driver'])),
  },
});
