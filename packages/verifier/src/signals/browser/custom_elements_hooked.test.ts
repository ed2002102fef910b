import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { custom_elements_hooked } from './custom_elements_hooked.ts';

describeSignal(custom_elements_hooked, {
  hits: {
    'WebdriverIO 9': withReading(chromium(), 'globals', { hooks: ['customElements.define'] }),
  },
  clears: {
    'a page with plain web components': chromium(),
  },
});
