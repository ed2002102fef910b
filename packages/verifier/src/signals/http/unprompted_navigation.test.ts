import { chromium, documentVisit, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { unprompted_navigation } from './unprompted_navigation.ts';

describeSignal(unprompted_navigation, {
  hits: {
    'an impersonator’s default headers': withHeaders(documentVisit('chromium'), { 'sec-fetch-user': null }),
  },
  clears: {
    'Chromium, its address typed': documentVisit('chromium'),
    'Firefox, its address typed': documentVisit('firefox'),
    'GNOME Web, which never says': documentVisit('minibrowser'),
    'a fetch': chromium(),
  },
});
