import { chromium, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { installed_voices } from './installed_voices.ts';

describeSignal(installed_voices, {
  hits: {
    'a Mac': webkit(),
  },
  clears: {
    'Linux without voices': withReading(chromium({ system: 'linux' }), 'speechVoices', {
      total: 0,
      local: 0,
      google: 0,
    }),
  },
});
