import { chromium, firefox, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { engine_vs_user_agent } from './engine_vs_user_agent.ts';

describeSignal(engine_vs_user_agent, {
  hits: {
    'Firefox that says it is Chrome': withReading(firefox(), 'userAgent', {
      userAgent: chromium().readings.userAgent!.userAgent,
    }),
    'Chromium that says it is Safari': withReading(chromium({ system: 'macos' }), 'userAgent', {
      userAgent: webkit().readings.userAgent!.userAgent,
    }),
  },
  clears: {
    'Chrome on an iPhone, which is WebKit': withReading(webkit('iphone'), 'userAgent', {
      userAgent:
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/147.0.0.0 Mobile/15E148 Safari/604.1',
    }),
    'an in-app browser with an altered engine': withReading(
      withReading(chromium({ system: 'android' }), 'userAgent', {
        userAgent:
          'Mozilla/5.0 (Linux; Android 12; wv) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/107.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0',
      }),
      'engine',
      { evalLength: 37 },
    ),
  },
});
