import { firefox, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { driver_html_attribute } from './driver_html_attribute.ts';

describeSignal(driver_html_attribute, {
  hits: {
    'an older Firefox driver': withReading(firefox(), 'globals', { htmlAttributes: ['lang', 'webdriver'] }),
  },
  clears: {
    'a page with many attributes': withReading(firefox(), 'globals', {
      htmlAttributes: ['lang', 'dir', 'data-theme', 'class'],
    }),
  },
});
