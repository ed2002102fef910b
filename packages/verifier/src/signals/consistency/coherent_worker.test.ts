import { chromium, firefox, webkit, withFault } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { coherent_worker } from './coherent_worker.ts';

describeSignal(coherent_worker, {
  hits: {
    Chrome: chromium(),
    Firefox: firefox(),
  },
  clears: {
    'an iPad that asks for desktop pages': webkit('ipad-desktop-pages'),
  },
  skips: {
    'a policy that lets no worker start': withFault(chromium(), 'workerRealm', 'blocked'),
  },
});
