import { chromium, webkit, withFault, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { content_window_proxied } from './content_window_proxied.ts';

describeSignal(content_window_proxied, {
  hits: {
    'puppeteer-extra stealth': withReading(chromium(), 'iframeRealm', { contentWindowGenuine: false }),
  },
  clears: {
    'Chrome as it comes': chromium(),
    'Safari as it comes': webkit(),
  },
  skips: {
    'a sandboxed page that cannot look into frames': withFault(chromium(), 'iframeRealm', 'blocked'),
  },
});
