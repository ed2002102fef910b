import { chromium, firefox, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { time_zone_utc } from './time_zone_utc.ts';

describeSignal(time_zone_utc, {
  hits: {
    'a container': withReading(chromium({ system: 'linux' }), 'timeZone', {
      zone: 'UTC',
      offsetNow: 0,
      offsetJanuary: 0,
      offsetJuly: 0,
      intlOffsets: [0, 0, 0],
    }),
  },
  clears: {
    'Firefox that resists fingerprinting': withReading(firefox(), 'timeZone', { zone: 'UTC', offsetNow: 0 }),
    'Reykjavik, which has the same clock': withReading(chromium(), 'timeZone', {
      zone: 'Atlantic/Reykjavik',
      offsetNow: 0,
    }),
  },
});
