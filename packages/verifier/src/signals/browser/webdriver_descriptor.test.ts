import { chromium, withFault, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { webdriver_descriptor } from './webdriver_descriptor.ts';

describeSignal(webdriver_descriptor, {
  hits: {
    'a getter put on navigator': withReading(chromium(), 'webdriver', { own: true, getterNative: true }),
    'a getter of JavaScript on the prototype': withReading(chromium(), 'webdriver', { getterNative: false }),
    'the property deleted': withReading(chromium(), 'webdriver', {
      value: 'undefined',
      inNavigator: false,
      onPrototype: false,
      getterNative: null,
    }),
  },
  clears: {
    'Chrome as it comes': chromium(),
    'an old WebView that never had the property': withReading(
      chromium({ system: 'android', suffix: ' ; wv)' }),
      'webdriver',
      { value: 'undefined', inNavigator: false, onPrototype: false, getterNative: null },
    ),
  },
  skips: {
    'an engine that would not say what it is': withFault(chromium(), 'engine'),
  },
});
