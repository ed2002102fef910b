import { chromium, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { date_intl_conflict } from './date_intl_conflict.ts';

describeSignal(date_intl_conflict, {
  hits: {
    'a spoofed zone': withReading(chromium(), 'timeZone', { zone: 'America/New_York', intlOffsets: [300, 300, 240] }),
  },
  clears: {
    'a system whose zone table is a year behind': withReading(chromium(), 'timeZone', { offsetNow: -120 }),
    'a browser that cannot tell': withReading(webkit(), 'timeZone', { intlOffsets: null }),
  },
});
