import { chromium, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { worker_hardware_mismatch } from './worker_hardware_mismatch.ts';

describeSignal(worker_hardware_mismatch, {
  hits: {
    'a spoofed number of cores': withReading(chromium(), 'hardware', { cores: 4 }),
  },
  clears: {
    'Brave, which blurs the number': withReading(withReading(chromium(), 'hardware', { cores: 4 }), 'privacy', {
      braveApi: true,
    }),
    'Safari, which has no memory to tell': webkit(),
  },
});
