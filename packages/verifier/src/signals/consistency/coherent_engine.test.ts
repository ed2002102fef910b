import { chromium, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { coherent_engine } from './coherent_engine.ts';

describeSignal(coherent_engine, {
  hits: {
    Chrome: chromium(),
    'GNOME Web': webkit('gtk'),
  },
  clears: {
    'an in-app browser whose engine cannot be told': withReading(chromium({ system: 'android' }), 'engine', {
      evalLength: 39,
    }),
  },
});
