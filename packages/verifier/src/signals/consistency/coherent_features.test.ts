import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { coherent_features } from './coherent_features.ts';

describeSignal(coherent_features, {
  hits: {
    'Chrome 147': chromium(),
    'Chrome 138': chromium({ major: 138 }),
  },
  clears: {
    'a WebView with a feature switched off': withReading(chromium(), 'features', { bits: '1111111111111110' }),
  },
});
