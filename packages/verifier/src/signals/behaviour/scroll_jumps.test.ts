import { chromium, watched } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { scroll_jumps } from './scroll_jumps.ts';

describeSignal(scroll_jumps, {
  hits: {
    'a scraper that goes through a list': watched(chromium(), { deeds: { scrollJumps: 12 } }),
  },
  clears: {
    'a hand': watched(chromium()),
    'a page that puts itself back where it was': watched(chromium(), { deeds: { scrollJumps: 1 } }),
    'find in page, twice': watched(chromium(), { deeds: { scrollJumps: 2 } }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
