import { chromium, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { evidence_replayed } from './evidence_replayed.ts';

describeSignal(evidence_replayed, {
  hits: {
    'a recording that is signed anew': withContext(chromium(), { sameTimings: 1 }),
  },
  clears: {
    'a person': withContext(chromium(), { sameTimings: 0 }),
  },
  skips: {
    'a browser whose timers are too coarse to tell': chromium(),
  },
});
