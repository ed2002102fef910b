import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { speech_api_removed } from './speech_api_removed.ts';

describeSignal(speech_api_removed, {
  hits: {
    'a container that calls itself Chrome': withReading(chromium(), 'speechVoices', {
      synthesis: false,
      utterance: false,
      recognition: false,
      total: null,
      local: null,
      google: null,
    }),
  },
  clears: {
    'a private build without speech that says so': withReading(chromium({ brand: null }), 'speechVoices', {
      synthesis: false,
      utterance: false,
      recognition: false,
    }),
    'Chrome as it comes': chromium(),
  },
});
