import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { speech_voices_missing } from './speech_voices_missing.ts';

describeSignal(speech_voices_missing, {
  hits: {
    'a container that calls itself Windows': withReading(chromium(), 'speechVoices', { total: 0, local: 0, google: 0 }),
  },
  clears: {
    'Linux without voices': withReading(chromium({ system: 'linux' }), 'speechVoices', {
      total: 0,
      local: 0,
      google: 0,
    }),
    'Brave, which hides them': withReading(withReading(chromium(), 'speechVoices', { total: 0 }), 'privacy', {
      braveApi: true,
    }),
    'a list that was not ready in time': withReading(chromium(), 'speechVoices', { total: null }),
  },
});
