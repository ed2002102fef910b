import { chromium, firefox, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { pointer_none_desktop } from './pointer_none_desktop.ts';

describeSignal(pointer_none_desktop, {
  hits: {
    'headless Chromium': withReading(chromium(), 'mediaFeatures', {
      pointer: 'none',
      anyPointer: 'none',
      hover: false,
      anyHover: false,
    }),
    'headless Firefox': withReading(firefox(), 'mediaFeatures', {
      pointer: 'none',
      anyPointer: 'none',
      hover: false,
      anyHover: false,
    }),
  },
  clears: {
    'a person with keyboard and mouse': chromium(),
    'a tablet computer with touch': withReading(
      withReading(chromium(), 'mediaFeatures', { pointer: 'coarse', hover: false }),
      'touch',
      { maxTouchPoints: 10 },
    ),
  },
});
