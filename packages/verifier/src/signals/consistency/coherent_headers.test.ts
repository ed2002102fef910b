import { chromium, firefox, webkit, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { coherent_headers } from './coherent_headers.ts';

describeSignal(coherent_headers, {
  hits: {
    Chrome: chromium(),
    Safari: webkit(),
  },
  clears: {
    'a proxy that strips the language': withHeaders(firefox(), { 'accept-language': null }),
  },
});
