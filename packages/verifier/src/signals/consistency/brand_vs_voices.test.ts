import { chromium, withFault, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { brand_vs_voices } from './brand_vs_voices.ts';

describeSignal(brand_vs_voices, {
  hits: {
    'a Chromium under another name': withReading(chromium(), 'speechVoices', { total: 3, local: 3, google: 0 }),
  },
  clears: {
    Chrome: chromium(),
    'Chrome that has not loaded its voices': withReading(chromium(), 'speechVoices', { total: 0, local: 0, google: 0 }),
    Chromium: withReading(chromium({ brand: null, major: 156 }), 'speechVoices', { total: 3, local: 3, google: 0 }),
    'Chrome on Linux': withReading(chromium({ system: 'linux' }), 'speechVoices', { total: 3, local: 3, google: 0 }),
  },
  skips: {
    'a browser that does not speak': withFault(chromium(), 'speechVoices', 'absent'),
  },
});
