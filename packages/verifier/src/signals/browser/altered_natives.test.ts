import { chromium, firefox, withFault, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { altered_natives } from './altered_natives.ts';

describeSignal(altered_natives, {
  hits: {
    'a spoofer': withReading(chromium(), 'nativeFunctions', { altered: ['Navigator.webdriver', 'Screen.width'] }),
  },
  clears: {
    'a page with an error tracker and zone.js': withReading(chromium(), 'nativeFunctions', {
      altered: ['EventTarget.addEventListener', 'Function.toString', 'Element.attachShadow'],
      toStringNative: false,
    }),
    'Firefox as it comes': firefox(),
  },
  skips: {
    'a page whose frames cannot be looked into': withFault(chromium(), 'nativeFunctions', 'blocked'),
  },
});
