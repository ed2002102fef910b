import { chromium, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { unfamiliar_print } from './unfamiliar_print.ts';

describeSignal(unfamiliar_print, {
  hits: {
    'one of a kind': withContext(chromium(), { learned: { matches: 0, total: 4_000 } }),
  },
  clears: {
    'known here by few, and elsewhere by nobody': withContext(chromium(), { learned: { matches: 0, total: 40 } }),
    'a version that has just come out': withContext(chromium(), { learned: { matches: 1, total: 12 } }),
    'a print that is seen': withContext(chromium(), { learned: { matches: 40, total: 4_000 } }),
  },
  skips: {
    'a deployment that has learned nothing': chromium(),
  },
});
