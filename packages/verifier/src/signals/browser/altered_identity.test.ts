import { chromium, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { altered_identity } from './altered_identity.ts';

describeSignal(altered_identity, {
  hits: {
    'fingerprint-injector': withReading(chromium(), 'nativeFunctions', {
      altered: ['Navigator.userAgent', 'Navigator.platform'],
    }),
  },
  clears: {
    'an extension that blurs the number of cores': withReading(chromium(), 'nativeFunctions', {
      altered: ['Navigator.hardwareConcurrency', 'Navigator.deviceMemory'],
    }),
    'Safari as it comes': webkit(),
  },
});
