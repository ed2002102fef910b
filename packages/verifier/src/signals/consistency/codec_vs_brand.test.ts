import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { codec_vs_brand } from './codec_vs_brand.ts';

describeSignal(codec_vs_brand, {
  hits: {
    'a Chromium that calls itself Chrome': withReading(chromium(), 'codecs', { h264: '', aac: '' }),
  },
  clears: {
    'a Chromium that says so': withReading(chromium({ brand: null }), 'codecs', { h264: '', aac: '' }),
    'Chrome as it comes': chromium(),
  },
});
