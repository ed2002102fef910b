import { chromium, found, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { chromedriver_ret_nodes } from './chromedriver_ret_nodes.ts';

describeSignal(chromedriver_ret_nodes, {
  hits: {
    'Selenium after it looked for an element': withReading(chromium(), 'globals', found(['ret_nodes'])),
  },
  clears: {
    'a page with a name that resembles it': withReading(chromium(), 'globals', found(['retNodes', 'nodes'])),
  },
});
