import { chromium, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { coherent_iframe } from './coherent_iframe.ts';

describeSignal(coherent_iframe, {
  hits: {
    Safari: webkit(),
  },
  clears: {
    'a page that is overridden': withReading(chromium(), 'iframeRealm', {
      iframe: { ...chromium().readings.iframeRealm!.iframe, platform: 'Linux x86_64' },
    }),
  },
});
