import { chromium, watched } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { metronome_keys } from './metronome_keys.ts';

describeSignal(metronome_keys, {
  hits: {
    'Puppeteer with a delay of 50 ms': watched(chromium(), { keys: { gaps: [50.8, 51.5, 52.4] } }),
  },
  clears: {
    'a hand': watched(chromium()),
    'a person who points and types slowly': watched(chromium(), { keys: { gaps: [700, 1100, 2300] } }),
    'a steady typist': watched(chromium(), { keys: { gaps: [118, 130, 149] } }),
    'a few keys': watched(chromium(), { keys: { keys: 4, gaps: [100, 101, 102] } }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
