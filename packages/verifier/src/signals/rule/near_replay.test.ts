import { chromium, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { near_replay } from './near_replay.ts';

describeSignal(near_replay, {
  hits: {
    'a recording whose times were shifted by a tenth each': withContext(chromium(), { nearTimings: 1 }),
  },
  clears: {
    'a person who comes again with the same browser': withContext(chromium(), { nearTimings: 0 }),
  },
  skips: {
    'a browser that is too quick, or whose clock is too coarse, to tell': chromium(),
  },
});
