import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { viewport_emulated } from './viewport_emulated.ts';

describeSignal(viewport_emulated, {
  hits: {
    'headless Puppeteer': withReading(chromium(), 'windowGeometry', {
      innerWidth: 800,
      innerHeight: 600,
      outerWidth: 780,
      outerHeight: 580,
    }),
    'headless Playwright': withReading(chromium(), 'windowGeometry', {
      innerWidth: 1280,
      innerHeight: 720,
      outerWidth: 780,
      outerHeight: 580,
    }),
  },
  clears: {
    'a person who zooms out to half': withReading(chromium(), 'windowGeometry', {
      innerWidth: 3840,
      innerHeight: 1890,
    }),
    'a person at 90 per cent': withReading(chromium(), 'windowGeometry', { innerWidth: 2133, innerHeight: 1050 }),
    'a widget in a frame': withReading(chromium(), 'windowGeometry', { top: false, innerWidth: 3000 }),
    'a tab opened in the background, whose window is not measured yet': withReading(chromium(), 'windowGeometry', {
      outerWidth: 0,
      outerHeight: 0,
    }),
  },
});
