import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { late_binding_function } from './late_binding_function.ts';

describeSignal(late_binding_function, {
  hits: {
    'an exposed function with a name of its own': withReading(chromium(), 'lateGlobals', { bindings: ['report'] }),
  },
  clears: {
    'a page without one': chromium(),
  },
});
