import { chromium, driverInput, handInput, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { codeless_keys } from './codeless_keys.ts';

describeSignal(codeless_keys, {
  hits: {
    TestCafe: withReading(chromium(), 'interaction', { ...driverInput, codelessKeys: 24 }),
  },
  clears: {
    'a hand': withReading(chromium(), 'interaction', handInput),
    'a phone’s keyboard': withReading(chromium({ system: 'android' }), 'interaction', {
      ...handInput,
      codelessKeys: 24,
    }),
  },
});
