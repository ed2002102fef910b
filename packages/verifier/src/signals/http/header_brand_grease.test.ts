import { chromium, firefox, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { header_brand_grease } from './header_brand_grease.ts';

describeSignal(header_brand_grease, {
  hits: {
    'headers copied from an old Chrome': withHeaders(chromium(), {
      'sec-ch-ua': '" Not A;Brand";v="99", "Chromium";v="147", "Google Chrome";v="147"',
    }),
  },
  clears: {
    Chrome: chromium(),
    'Opera, which seeds its list in its own way': withHeaders(chromium(), {
      'sec-ch-ua': '"Opera";v="120", "Not-A.Brand";v="8", "Chromium";v="135"',
    }),
    Firefox: firefox(),
  },
});
