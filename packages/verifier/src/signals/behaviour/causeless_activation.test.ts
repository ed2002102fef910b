import { chromium, firefox, restingPointer, watched, webkit } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { causeless_activation } from './causeless_activation.ts';

describeSignal(causeless_activation, {
  hits: {
    'a debugger that fills in and sends by a script': watched(chromium(), {
      pointer: restingPointer,
      deeds: { submits: 1, untouched: 1, causeless: 1 },
      keys: { scripted: 2 },
    }),
    'a program that runs a script in its WebKit': watched(webkit('gtk'), { deeds: { submits: 1, causeless: 1 } }),
  },
  clears: {
    'a hand': watched(chromium()),
    'a person with a keyboard only': watched(chromium(), { pointer: restingPointer }),
    'an extension that sends by itself, which activates nothing': watched(chromium(), {
      deeds: { submits: 1, unattended: 1 },
    }),
    'Firefox, whose activation nobody has looked at': watched(firefox(), { deeds: { submits: 1, causeless: 1 } }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
