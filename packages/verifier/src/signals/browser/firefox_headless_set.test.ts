import { firefox, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { firefox_headless_set } from './firefox_headless_set.ts';

describeSignal(firefox_headless_set, {
  hits: {
    'headless Firefox': withReading(
      withReading(
        withReading(
          withReading(firefox({ system: 'linux' }), 'mediaFeatures', { pointer: 'none', hover: false }),
          'scrollbar',
          { width: 12 },
        ),
        'screen',
        { width: 1366, height: 768, availWidth: 1366, availHeight: 768 },
      ),
      'windowGeometry',
      { innerWidth: 1366, innerHeight: 683, outerWidth: 1366, outerHeight: 768 },
    ),
  },
  clears: {
    'Firefox in full screen': withReading(
      withReading(firefox(), 'windowGeometry', { outerHeight: 1080, innerHeight: 1080, displayMode: 'fullscreen' }),
      'screen',
      { availHeight: 1080 },
    ),
    'Firefox on a television without a mouse': withReading(firefox(), 'mediaFeatures', {
      pointer: 'none',
      hover: false,
    }),
  },
});
