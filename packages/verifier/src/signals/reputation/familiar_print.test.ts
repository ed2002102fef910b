import { chromium, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { familiar_print } from './familiar_print.ts';

describeSignal(familiar_print, {
  hits: {
    'like the others': withContext(chromium(), { learned: { matches: 3_000, total: 4_000 } }),
    'as is known elsewhere': withContext(chromium(), { learned: { matches: 2, total: 30, seed: true } }),
  },
  clears: {
    'otherwise than most here, whatever is known elsewhere': withContext(chromium(), {
      learned: { matches: 40, total: 4_000, seed: true },
    }),
    'a version that has just come out': withContext(chromium(), { learned: { matches: 9, total: 12 } }),
    'one of few': withContext(chromium(), { learned: { matches: 40, total: 4_000 } }),
  },
});
