import { chromium, restingPointer, watched } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { unattended_form } from './unattended_form.ts';

describeSignal(unattended_form, {
  hits: {
    'a script of an extension that fills and sends': watched(chromium(), {
      deeds: { submits: 1, unattended: 1 },
      keys: { scripted: 2 },
    }),
    'a page that sends its own search, in part': watched(chromium(), { deeds: { submits: 1, unattended: 1 } }),
  },
  clears: {
    'a hand': watched(chromium()),
    'a person with a keyboard only': watched(chromium(), { pointer: restingPointer }),
    'a password manager that signs in by itself': watched(chromium(), { deeds: { submits: 1, untouched: 1 } }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
