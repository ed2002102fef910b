import { chromium, restingPointer, watched } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { untouched_submission } from './untouched_submission.ts';

describeSignal(untouched_submission, {
  hits: {
    'a script that fills and sends': watched(chromium(), { deeds: { untouched: 1 } }),
  },
  clears: {
    'a hand': watched(chromium()),
    'a page that sends an empty form by itself': watched(chromium(), { deeds: { submits: 1, untouched: 0 } }),
    'a person with a keyboard only': watched(chromium(), { pointer: restingPointer }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
