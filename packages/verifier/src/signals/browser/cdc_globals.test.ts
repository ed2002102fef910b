import { chromium, firefox, found, withFault, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { cdc_globals } from './cdc_globals.ts';

describeSignal(cdc_globals, {
  hits: {
    'ChromeDriver 156': withReading(
      chromium(),
      'globals',
      found(['cdc_adoQpoasnfa76pfcZLmcfl_Array', 'cdc_adoQpoasnfa76pfcZLmcfl_Promise']),
    ),
    'a ChromeDriver with another prefix patched in': withReading(
      chromium(),
      'globals',
      found(['xkq_adoQpoasnfa76pfcZLmcfl_Symbol']),
    ),
  },
  clears: {
    'a page full of names of its own': withReading(
      chromium(),
      'globals',
      found(['dataLayer', 'webpackChunkshop', '__NEXT_DATA__', 'ABC_Array']),
    ),
    'Firefox with nothing on the page': firefox(),
  },
  skips: {
    'a page whose frames cannot be looked into': withFault(chromium(), 'globals', 'blocked'),
  },
});
