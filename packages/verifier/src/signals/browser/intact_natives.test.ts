import { chromium, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { intact_natives } from './intact_natives.ts';

describeSignal(intact_natives, {
  hits: {
    'Chrome on a page with an error tracker': withReading(chromium(), 'nativeFunctions', {
      altered: ['EventTarget.addEventListener'],
    }),
    Safari: webkit(),
  },
  clears: {
    'a person with an extension against fingerprinting': withReading(chromium(), 'nativeFunctions', {
      altered: ['HTMLCanvasElement.toDataURL'],
    }),
  },
});
