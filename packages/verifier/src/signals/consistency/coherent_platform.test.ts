import { chromium, firefox, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { coherent_platform } from './coherent_platform.ts';

describeSignal(coherent_platform, {
  hits: {
    'Chrome on Windows': chromium(),
    'an iPhone': webkit('iphone'),
  },
  clears: {
    'a FreeBSD desktop, whose platform is not known here': withReading(firefox({ system: 'linux' }), 'platform', {
      platform: 'FreeBSD amd64',
    }),
  },
});
