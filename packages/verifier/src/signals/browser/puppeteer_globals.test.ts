import { chromium, found, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { puppeteer_globals } from './puppeteer_globals.ts';

describeSignal(puppeteer_globals, {
  hits: {
    'Puppeteer with an exposed function': withReading(chromium(), 'globals', found(['puppeteer_report'])),
  },
  clears: {
    'a page about puppets': withReading(chromium(), 'globals', found(['puppeteer', 'puppets'])),
  },
});
