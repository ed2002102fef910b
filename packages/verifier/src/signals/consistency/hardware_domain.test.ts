import { chromium, firefox, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { hardware_domain } from './hardware_domain.ts';

describeSignal(hardware_domain, {
  hits: {
    'an invented amount of memory': withReading(chromium(), 'hardware', { memory: 12 }),
    'memory in a Firefox': withReading(firefox(), 'hardware', { memory: 8 }),
  },
  clears: {
    'a workstation of 192 cores': withReading(chromium(), 'hardware', { cores: 192, memory: 32 }),
    'a page on plain http, where memory is not told': withReading(chromium(), 'hardware', { memory: null }),
  },
});
