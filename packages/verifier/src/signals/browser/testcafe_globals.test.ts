import { chromium, found, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { testcafe_globals } from './testcafe_globals.ts';

describeSignal(testcafe_globals, {
  hits: {
    'TestCafe by proxy': withReading(chromium(), 'globals', found(['%hammerhead%', '%testCafeCore%'])),
  },
  clears: {
    'a page with odd names': withReading(chromium(), 'globals', found(['%', '$%'])),
  },
});
