import { chromium, firefox, withFault, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { webdriver } from './webdriver.ts';

describeSignal(webdriver, {
  hits: {
    'Selenium, Puppeteer or Playwright as they come': withReading(chromium(), 'webdriver', { value: 'true' }),
  },
  clears: {
    'Chrome on a fixed debugging port, which raises no flag': chromium(),
    'Firefox, which has the property too': firefox(),
  },
  skips: {
    'a page that keeps the property from being read': withFault(chromium(), 'webdriver', 'threw'),
  },
});
