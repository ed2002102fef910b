import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { viewport_inset } from './viewport_inset.ts';

describeSignal(viewport_inset, {
  hits: {
    'Puppeteer with a window and its default viewport': withReading(chromium(), 'windowGeometry', {
      innerWidth: 800,
      innerHeight: 600,
      outerWidth: 945,
      outerHeight: 1060,
    }),
  },
  clears: {
    'a person at 150 per cent': withReading(chromium(), 'windowGeometry', { innerWidth: 1280, innerHeight: 630 }),
    'DevTools docked at the right': withReading(chromium(), 'windowGeometry', { innerWidth: 1200 }),
    'DevTools docked at the bottom': withReading(chromium(), 'windowGeometry', { innerHeight: 500 }),
  },
});
