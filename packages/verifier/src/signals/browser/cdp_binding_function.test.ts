import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { cdp_binding_function } from './cdp_binding_function.ts';

describeSignal(cdp_binding_function, {
  hits: {
    'a patched Puppeteer with a random name': withReading(chromium(), 'globals', { bindings: ['qKzWtbRmXe'] }),
  },
  clears: {
    'Chrome without a binding': chromium(),
    'an application of its own that lends the page a function': withReading(
      withReading(chromium(), 'userAgent', {
        userAgent:
          'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Notes/2.1 Chrome/138.0.0.0 Electron/37.2.0 Safari/537.36',
      }),
      'globals',
      { bindings: ['send'] },
    ),
  },
});
