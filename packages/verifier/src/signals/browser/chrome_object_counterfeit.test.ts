import { chromium, firefox, webkit, withFault, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { chrome_object_counterfeit } from './chrome_object_counterfeit.ts';

describeSignal(chrome_object_counterfeit, {
  hits: {
    'puppeteer-extra stealth on https': withReading(chromium(), 'chromeObject', {
      runtime: 'other',
      keys: ['loadTimes', 'csi', 'app', 'runtime'],
    }),
  },
  clears: {
    'a person with an extension that talks to the page': withReading(chromium(), 'chromeObject', { runtime: 'native' }),
    'Firefox with an extension that defines chrome': withReading(firefox(), 'chromeObject', {
      keys: ['runtime'],
      runtime: 'other',
      native: false,
      fromEnd: 0,
    }),
  },
  skips: {
    'Safari, which has no such object': withFault(webkit(), 'chromeObject', 'absent'),
  },
});
