import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { webdriver_realm_mismatch } from './webdriver_realm_mismatch.ts';

describeSignal(webdriver_realm_mismatch, {
  hits: {
    'a flag hidden in the page only': withReading(chromium(), 'iframeRealm', {
      iframe: { ...chromium().readings.iframeRealm!.iframe, webdriver: true },
    }),
  },
  clears: {
    'Chrome as it comes': chromium(),
    'an old WebView without the property in either': withReading(chromium(), 'iframeRealm', {
      page: { ...chromium().readings.iframeRealm!.page, webdriver: null },
      iframe: { ...chromium().readings.iframeRealm!.iframe, webdriver: null },
    }),
  },
});
