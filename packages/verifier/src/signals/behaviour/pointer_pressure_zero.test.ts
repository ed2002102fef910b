import { chromium, driverInput, firefox, handInput, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { pointer_pressure_zero } from './pointer_pressure_zero.ts';

describeSignal(pointer_pressure_zero, {
  hits: {
    Puppeteer: withReading(chromium(), 'interaction', driverInput),
  },
  clears: {
    'a hand': withReading(chromium(), 'interaction', handInput),
    'Firefox on a Mac, where a tap has none': withReading(firefox({ system: 'macos' }), 'interaction', {
      ...handInput,
      pressureless: 3,
    }),
    'a screen reader’s press among others': withReading(chromium(), 'interaction', { ...handInput, pressureless: 1 }),
    'TalkBack on a phone': withReading(chromium({ system: 'android' }), 'interaction', {
      ...handInput,
      pressureless: 3,
    }),
  },
  skips: {
    'a visit without input': chromium(),
  },
});
