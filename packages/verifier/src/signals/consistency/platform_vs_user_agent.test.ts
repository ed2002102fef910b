import { chromium, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { platform_vs_user_agent } from './platform_vs_user_agent.ts';

describeSignal(platform_vs_user_agent, {
  hits: {
    'a server that says Windows': withReading(chromium(), 'platform', { platform: 'Linux x86_64' }),
  },
  clears: {
    'an iPad that asks for desktop pages': webkit('ipad-desktop-pages'),
    'Windows on ARM, which says Win32 too': chromium(),
    'a phone': chromium({ system: 'android' }),
  },
});
