import { chromium, firefox, webkit, withFault, withNonce, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { seed_drawing_mismatch } from './seed_drawing_mismatch.ts';

describeSignal(seed_drawing_mismatch, {
  hits: {
    'a recording that echoes a fresh nonce': withNonce(chromium(), 'fresh', 'recorded'),
    'a drawing that somebody made up': withReading(withNonce(chromium(), 'fresh'), 'seedDrawing', {
      cells: Array.from({ length: 10 }, (_, i) => `${i}`),
    }),
    'a drawing of nothing': withReading(withNonce(chromium(), 'fresh'), 'seedDrawing', { cells: [] }),
  },
  clears: {
    'Chrome on Windows': withNonce(chromium(), 'one nonce'),
    'the same at its next page view': withNonce(chromium(), 'another nonce'),
    Firefox: withNonce(firefox(), 'one nonce'),
    'Safari on an iPhone': withNonce(webkit('iphone'), 'one nonce'),
  },
  skips: {
    'a browser that adds noise to what is drawn': withFault(
      withNonce(chromium(), 'one nonce'),
      'seedDrawing',
      'blocked',
    ),
  },
});
