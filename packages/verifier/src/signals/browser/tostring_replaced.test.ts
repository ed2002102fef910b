import { chromium, firefox, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { tostring_replaced } from './tostring_replaced.ts';

describeSignal(tostring_replaced, {
  hits: {
    'a stealth script': withReading(chromium(), 'nativeFunctions', { toStringNative: false }),
  },
  clears: {
    'Chrome as it comes': chromium(),
    'Firefox with an extension': withReading(firefox(), 'nativeFunctions', {
      altered: ['HTMLCanvasElement.toDataURL'],
    }),
  },
});
