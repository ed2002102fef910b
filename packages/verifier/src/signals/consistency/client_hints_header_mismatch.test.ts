import { chromium, withHeaders, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { client_hints_header_mismatch } from './client_hints_header_mismatch.ts';

describeSignal(client_hints_header_mismatch, {
  hits: {
    'a token made elsewhere and sent with other headers': withHeaders(chromium(), {
      'sec-ch-ua': '"Not:A-Brand";v="8", "Chromium";v="156", "Google Chrome";v="156"',
    }),
    'a platform changed in the page': withReading(chromium(), 'clientHints', { platform: 'macOS' }),
  },
  clears: {
    Chrome: chromium(),
    'a proxy that strips the hints': withHeaders(chromium(), { 'sec-ch-ua': null, 'sec-ch-ua-platform': null }),
  },
});
