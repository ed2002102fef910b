import { chromium, found, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { late_lookup_traces } from './late_lookup_traces.ts';

describeSignal(late_lookup_traces, {
  hits: {
    'Selenium with blanked names, after a look-up': withReading(chromium(), 'lateGlobals', found(['ret_nodes'])),
  },
  clears: {
    'a page that went on defining names': withReading(chromium(), 'lateGlobals', found(['returnNodes'])),
  },
});
