import { chromium, driverInput, handInput, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { codeless_keys } from './codeless_keys.ts';

describeSignal(codeless_keys, {
  hits: {
    TestCafe: withReading(chromium(), 'interaction', { ...driverInput, codelessKeys: 24 }),
  },
  clears: {
    'a hand': withReading(chromium(), 'interaction', handInput),
    'the glass of an iPad that says it is a Mac': withReading(webkit('ipad-desktop-pages'), 'interaction', {
      ...handInput,
      codelessKeys: 24,
    }),
    'a phone’s keyboard': withReading(chromium({ system: 'android' }), 'interaction', {
      ...handInput,
      codelessKeys: 24,
    }),
  },
});
