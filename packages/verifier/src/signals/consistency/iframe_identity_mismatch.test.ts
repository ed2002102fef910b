import { chromium, firefox, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { iframe_identity_mismatch } from './iframe_identity_mismatch.ts';

describeSignal(iframe_identity_mismatch, {
  hits: {
    'an override in the top frame': withReading(chromium(), 'iframeRealm', {
      iframe: { ...chromium().readings.iframeRealm!.iframe, platform: 'Linux x86_64' },
    }),
  },
  clears: {
    'Brave, which gives both the same cores': withReading(chromium(), 'privacy', { braveApi: true }),
    'Firefox as it comes': firefox(),
  },
});
