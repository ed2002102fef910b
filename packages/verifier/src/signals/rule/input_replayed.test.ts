import { chromium, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { input_replayed } from './input_replayed.ts';

describeSignal(input_replayed, {
  hits: {
    'a recorded hand that comes again': withContext(chromium(), { sameInput: 1 }),
  },
  clears: {
    'a person who comes again': withContext(chromium(), { sameInput: 0 }),
  },
  skips: {
    'somebody who only reads': chromium(),
  },
});
