import { chromium, withFault, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { cdp_worker_runtime } from './cdp_worker_runtime.ts';

describeSignal(cdp_worker_runtime, {
  hits: {
    'Puppeteer, which attaches to workers': withReading(chromium(), 'workerRealm', { consoleStackReads: 1 }),
  },
  clears: {
    'Chrome with nobody attached': chromium(),
  },
  skips: {
    'a policy that lets no worker start': withFault(chromium(), 'workerRealm', 'blocked'),
  },
});
