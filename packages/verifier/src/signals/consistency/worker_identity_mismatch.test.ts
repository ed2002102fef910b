import { chromium, webkit, withFault, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { worker_identity_mismatch } from './worker_identity_mismatch.ts';

describeSignal(worker_identity_mismatch, {
  hits: {
    'stealth, which says Win32 in the page and Linux in the worker': withReading(chromium(), 'workerRealm', {
      identity: { ...chromium().readings.workerRealm!.identity, platform: 'Linux x86_64' },
    }),
    'a desktop that a debugger has dressed as a phone': withReading(chromium({ system: 'android' }), 'workerRealm', {
      identity: { ...chromium({ system: 'android' }).readings.workerRealm!.identity, platform: 'Linux x86_64' },
    }),
  },
  clears: {
    'a phone': chromium({ system: 'android' }),
    'a phone whose worker names the processor by its other name': withReading(
      chromium({ system: 'android' }),
      'workerRealm',
      { identity: { ...chromium({ system: 'android' }).readings.workerRealm!.identity, platform: 'Linux aarch64' } },
    ),
    'an iPad that asks for desktop pages': webkit('ipad-desktop-pages'),
    'Chrome as it comes': chromium(),
  },
  skips: {
    'a policy that lets no worker start': withFault(chromium(), 'workerRealm', 'blocked'),
  },
});
