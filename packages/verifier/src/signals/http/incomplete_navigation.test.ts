import { chromium, documentVisit, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { incomplete_navigation } from './incomplete_navigation.ts';

describeSignal(incomplete_navigation, {
  hits: {
    'an impersonator’s default headers': withHeaders(documentVisit('chromium'), { 'upgrade-insecure-requests': null }),
  },
  clears: {
    Chromium: documentVisit('chromium'),
    Firefox: documentVisit('firefox'),
    'GNOME Web, which asks only on plain http': documentVisit('minibrowser'),
    'a fetch': chromium(),
  },
});
