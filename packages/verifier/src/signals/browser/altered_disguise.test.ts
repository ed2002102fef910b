import { chromium, firefox, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { altered_disguise } from './altered_disguise.ts';

describeSignal(altered_disguise, {
  hits: {
    'a script that hides the flag': withReading(chromium(), 'nativeFunctions', { altered: ['Navigator.webdriver'] }),
    'a script that repairs the screen position of clicks': withReading(chromium(), 'nativeFunctions', {
      altered: ['MouseEvent.screenX', 'MouseEvent.screenY'],
    }),
  },
  clears: {
    'an extension against fingerprinting': withReading(chromium(), 'nativeFunctions', {
      altered: ['HTMLCanvasElement.toDataURL', 'WebGLRenderingContext.getParameter', 'Navigator.hardwareConcurrency'],
    }),
    'Firefox as it comes': firefox(),
  },
});
