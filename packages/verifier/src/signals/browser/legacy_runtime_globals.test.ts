import { chromium, found, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { legacy_runtime_globals } from './legacy_runtime_globals.ts';

describeSignal(legacy_runtime_globals, {
  hits: {
    PhantomJS: withReading(webkit(), 'globals', found(['callPhantom', '_phantom'])),
  },
  clears: {
    'a person with the Phantom wallet': withReading(chromium(), 'globals', found(['phantom', 'solana', 'ethereum'])),
  },
});
