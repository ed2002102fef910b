import { chromium, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { automation_user_agent } from './automation_user_agent.ts';

describeSignal(automation_user_agent, {
  hits: {
    jsdom: withReading(chromium(), 'userAgent', {
      userAgent: 'Mozilla/5.0 (linux) AppleWebKit/537.36 (KHTML, like Gecko) jsdom/26.0.0',
    }),
    PhantomJS: withReading(webkit(), 'userAgent', {
      userAgent:
        'Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) PhantomJS/2.1.1 Safari/538.1',
    }),
  },
  clears: {
    'a Cubot phone, whose name contains bot': withReading(chromium({ system: 'android' }), 'userAgent', {
      userAgent:
        'Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36',
    }),
    'an Electron application': withReading(chromium(), 'userAgent', {
      userAgent:
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Notes/2.1.0 Chrome/138.0.0.0 Electron/37.2.0 Safari/537.36',
    }),
  },
});
