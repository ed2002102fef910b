import { chromium, handInput, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { inputs_without_keys } from './inputs_without_keys.ts';

describeSignal(inputs_without_keys, {
  hits: {
    'Playwright’s fill': withReading(chromium(), 'interaction', { ...handInput, keys: 0, inputsWithoutKeys: 3 }),
  },
  clears: {
    'a hand': withReading(chromium(), 'interaction', handInput),
    'dictation into one field': withReading(chromium(), 'interaction', { ...handInput, inputsWithoutKeys: 1 }),
  },
});
