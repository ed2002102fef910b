import { chromium, firefox, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { worker_time_zone_mismatch } from './worker_time_zone_mismatch.ts';

describeSignal(worker_time_zone_mismatch, {
  hits: {
    'a spoofed zone': withReading(chromium(), 'timeZone', { zone: 'America/New_York' }),
  },
  clears: {
    'a traveller, whose zone changed everywhere': chromium(),
    'Firefox that resists fingerprinting, which says UTC everywhere': withReading(
      withReading(firefox(), 'timeZone', { zone: 'UTC' }),
      'workerRealm',
      { identity: { ...firefox().readings.workerRealm!.identity, timeZone: 'UTC' } },
    ),
  },
});
