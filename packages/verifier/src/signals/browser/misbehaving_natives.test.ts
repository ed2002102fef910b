import { chromium, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { misbehaving_natives } from './misbehaving_natives.ts';

describeSignal(misbehaving_natives, {
  hits: {
    'puppeteer-extra stealth, which works by Proxies': withReading(chromium(), 'nativeFunctions', {
      misbehaving: ['HTMLMediaElement.canPlayType', 'Navigator.languages'],
    }),
  },
  clears: {
    'a page whose tracker wraps listeners in a Proxy': withReading(chromium(), 'nativeFunctions', {
      misbehaving: ['EventTarget.addEventListener'],
    }),
    'Safari as it comes': webkit(),
  },
});
