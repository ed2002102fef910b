import { chromium, firefox, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { policy_bypassed } from './policy_bypassed.ts';

describeSignal(policy_bypassed, {
  hits: {
    'a tool that bypasses policies': withReading(chromium(), 'pagePolicy', { bypassed: true }),
  },
  clears: {
    'a browser that keeps to it': withReading(chromium(), 'pagePolicy', { bypassed: false }),
    Firefox: withReading(firefox(), 'pagePolicy', { bypassed: false }),
  },
  skips: {
    'a page of a site’s own': chromium(),
  },
});
