import { chromium, found, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { cypress_globals } from './cypress_globals.ts';

describeSignal(cypress_globals, {
  hits: {
    'a Cypress run': withReading(chromium(), 'globals', found(['Cypress', 'cy'])),
  },
  clears: {
    'a shop that sells trees': withReading(chromium(), 'globals', found(['cypressTrees', 'cy'])),
  },
});
